package dev.packit.stats.web.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** Keeps crawlers out of filters, of which there are endless combinations, and of what is not for readers. */
@Path("/robots.txt")
public class RobotsResource {

    private static final String RULES = """
            User-agent: *
            Disallow: /*?
            Disallow: /metrics
            Disallow: /q/
            """;

    @GET
    @Produces("text/plain;charset=UTF-8")
    public RestResponse<String> rules() {
        return RestResponse.ResponseBuilder.ok(RULES)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .build();
    }
}
