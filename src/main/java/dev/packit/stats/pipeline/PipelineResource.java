package dev.packit.stats.pipeline;

import dev.packit.stats.job.ChangesFeed;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.paging.Exports;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.paging.Page;
import dev.packit.stats.web.request.Parameters;
import dev.packit.stats.web.request.PathIds;
import dev.packit.stats.web.request.Redirects;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The list of runs, a single run and two runs compared, each by the id of any of its rows. */
@Path("/pipeline")
public class PipelineResource {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(RunList list);

        static native TemplateInstance detail(RunPage page, Instant now);

        static native TemplateInstance comparison(Comparison comparison);
    }

    @Inject
    Pipelines pipelines;

    @Inject
    RunPages pages;

    @Inject
    ChangesFeed changes;

    @Inject
    Exports exports;

    @Inject
    Answers answers;

    @Inject
    Clock clock;

    @Inject
    UriInfo uri;

    @GET
    public Response list() {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), JobFilter.LIST_PARAMETERS);
        JobFilter filter = JobFilter.of(parameters, List.of(JobKind.values()));
        Keyset keyset = exports.keyset(parameters);
        if (exports.isAsked(parameters)) {
            return exports.of("runs", Pipeline.class, keyset, bounds -> pipelines.page(filter, bounds));
        }
        Map<String, String> query = ChangesFeed.kept(parameters, filter, keyset);
        if (!parameters.tidy()) {
            return Redirects.shorter(RunList.PATH, query);
        }
        String title = filter.described("Runs");
        if (changes.isAsked(parameters)) {
            Page<Job> changed =
                    changes.page(keyset, bounds -> pipelines.page(filter, bounds), Pipeline::id, Pipeline::jobs);
            return answers.feed(changed.at(RunList.PATH, query).feed("Changes: " + title, Job::entry));
        }
        Page<Pipeline> page =
                pipelines.page(filter, keyset).at(RunList.PATH, query).asTable(Pipeline.class);
        return answers.of(
                page,
                runs -> runs.feed(title, Pipeline::entry),
                runs -> Templates.list(RunList.of(filter, keyset, runs)));
    }

    /** @param ids one id, or two separated by three dots: a template for these would take quadratic time to match */
    @GET
    @Path("{ids}")
    public Response detail(String ids) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        int dots = ids.indexOf(Comparison.DOTS);
        if (dots >= 0) {
            return comparison(
                    PathIds.parse(ids.substring(0, dots)),
                    PathIds.parse(ids.substring(dots + Comparison.DOTS.length())));
        }
        return answers.of(pages.of(PathIds.parse(ids)), page -> Templates.detail(page, clock.instant()));
    }

    private Response comparison(long a, long b) {
        Comparison comparison = Comparison.of(pages.run(a), pages.run(b));
        if (comparison.a().id() == comparison.b().id()) {
            throw new BadRequestException("Two runs can be compared, but %d and %d are the same run.".formatted(a, b));
        }
        return answers.of(comparison, Templates::comparison);
    }
}
