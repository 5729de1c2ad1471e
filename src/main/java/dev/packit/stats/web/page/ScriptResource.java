package dev.packit.stats.web.page;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.RestResponse;

/** The script of all pages, which none of them needs. */
@Path("/script")
@Singleton
@Named("script")
public class ScriptResource {

    private final Asset file = Asset.of("page.js");

    public String path() {
        return "/script/%s.js".formatted(file.hash());
    }

    @GET
    @Path("{name}")
    @Produces("text/javascript;charset=UTF-8")
    public RestResponse<String> file() {
        return file.answer();
    }
}
