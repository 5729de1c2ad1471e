package dev.packit.stats.web.page;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.RestResponse;

/** The stylesheet of all pages. */
@Path("/style")
@Singleton
@Named("stylesheet")
public class StylesheetResource {

    private final Asset file = Asset.of("style.css");

    public String path() {
        return "/style/%s.css".formatted(file.hash());
    }

    @GET
    @Path("{name}")
    @Produces("text/css;charset=UTF-8")
    public RestResponse<String> file() {
        return file.answer();
    }
}
