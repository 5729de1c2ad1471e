package dev.packit.stats.diagnosis;

import dev.packit.stats.packit.Kinds;
import dev.packit.stats.release.ReleaseTable;
import dev.packit.stats.release.ReleaseTables;
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
import org.jspecify.annotations.Nullable;

/** The page of a single job. */
@Path("/jobs")
public class JobResource {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance detail(JobPage page, @Nullable ReleaseTable progress);
    }

    @Inject
    Kinds kinds;

    @Inject
    JobPages pages;

    @Inject
    ReleaseTables releases;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    @GET
    @Path("{kind}/{id}")
    public Response detail(String kind, long id) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return answers.of(
                pages.of(kinds.detailed(kind), id),
                page -> Templates.detail(page, releases.of(page.detail().job())));
    }
}
