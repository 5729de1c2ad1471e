package dev.packit.stats.pipeline;

import dev.packit.stats.job.ChangesFeed;
import dev.packit.stats.job.FilterForm;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.paging.Exports;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.paging.Page;
import dev.packit.stats.web.request.Parameters;
import dev.packit.stats.web.request.Redirects;
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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The list of runs, and a single run by the id of any of its rows. */
@Path("/pipeline")
public class PipelineResource {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(RunList list);

        static native TemplateInstance detail(Pipeline pipeline, Instant now);
    }

    @Inject
    Pipelines pipelines;

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
        Page<Pipeline> page = pipelines.page(filter, keyset).at(RunList.PATH, query);
        return answers.of(
                page,
                runs -> runs.feed(title, Pipeline::entry),
                runs -> Templates.list(RunList.of(filter, keyset, runs)));
    }

    @GET
    @Path("{id}")
    public Response detail(long id) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        Pipeline found = pipelines.find(id);
        if (found == null) {
            throw new NotFoundException("There is no run with the id %d.".formatted(id));
        }
        return answers.of(found, pipeline -> Templates.detail(pipeline, clock.instant()));
    }

    /** A list of runs, with its filter and its page. */
    record RunList(FilterForm form, Page<Pipeline> page) {

        static final String PATH = "/pipeline";

        static RunList of(JobFilter filter, Keyset keyset, Page<Pipeline> page) {
            List<JobKind> all = List.of(JobKind.values());
            return new RunList(new FilterForm(PATH, "Runs", filter, all, keyset.query()), page);
        }

        public boolean isUnfinished() {
            return page.items().stream().anyMatch(Pipeline::isUnfinished);
        }

        public String title() {
            return form.about("Runs");
        }
    }
}
