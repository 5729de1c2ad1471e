package dev.packit.stats.pipeline;

import dev.packit.stats.web.Answers;
import dev.packit.stats.web.Parameters;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/** One run, by the id of any of its rows. */
@Path("/pipeline")
public class PipelineResource {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance detail(Pipeline pipeline, Instant now);
    }

    @Inject
    Pipelines pipelines;

    @Inject
    Answers answers;

    @Inject
    Clock clock;

    @Inject
    UriInfo uri;

    @GET
    @Path("{id}")
    public Response detail(long id) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        Pipeline found = pipelines.find(id);
        if (found == null) {
            throw new NotFoundException("There is no pipeline with the id %d.".formatted(id));
        }
        return answers.of(found, pipeline -> Templates.detail(pipeline, clock.instant()));
    }
}
