package dev.packit.stats.web.api;

import dev.packit.stats.web.Site;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.request.Parameters;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** The description of the JSON for programs. */
@Path(Site.OPENAPI_PATH)
public class OpenApiResource {

    @Inject
    OpenApi api;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    @GET
    public Response document() {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return answers.document(api::document);
    }
}
