package dev.packit.stats.web.page;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** Serves {@link Stylesheet} for any hash, since a page from before an upgrade requests an old one. */
@Path("/style")
public class StylesheetResource {

    @Inject
    Stylesheet stylesheet;

    @GET
    @Path("{name}")
    @Produces("text/css;charset=UTF-8")
    public RestResponse<String> style() {
        return RestResponse.ResponseBuilder.ok(stylesheet.css())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
