package dev.packit.stats.web.api;

import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.request.Parameters;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** The description of the JSON for people. */
@Path("/api")
public class ApiResource {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance api(ApiPage page);
    }

    @Inject
    OpenApi api;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    @GET
    public Response api() {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return answers.kept(api::document, document -> Templates.api(ApiPage.of(api.features())));
    }
}
