package dev.packit.stats.job;

import dev.packit.stats.web.Answers;
import dev.packit.stats.web.Page;
import dev.packit.stats.web.Parameters;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;

/** The entrance: the newest jobs of every kind. */
@Path("/")
public class HomeResource {

    private static final int NEWEST = 5;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance home(List<NewestJobs> kinds);
    }

    @Inject
    Jobs jobs;

    @Inject
    Kinds kinds;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    @GET
    public Response home() {
        Parameters.of(uri.getQueryParameters(), Set.of());
        List<NewestJobs> newest = jobs.newest(kinds.present(), NEWEST);
        return answers.of(Page.whole(newest), page -> Templates.home(page.items()));
    }
}
