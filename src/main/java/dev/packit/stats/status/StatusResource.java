package dev.packit.stats.status;

import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.request.Parameters;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The queues, the objectives, and the answer to "Is it me or Packit?". */
@Path("/status")
public class StatusResource {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance status(Status status);
    }

    @Inject
    StatusPage statuses;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    @GET
    public Response status() {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), StatusPage.PARAMETERS);
        return answers.kept(() -> statuses.of(parameters), Templates::status);
    }
}
