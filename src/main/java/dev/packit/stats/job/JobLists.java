package dev.packit.stats.job;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.paging.Exports;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.paging.Page;
import dev.packit.stats.web.request.Parameters;
import dev.packit.stats.web.request.Redirects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;

/** The lists of jobs of one kind. */
@ApplicationScoped
class JobLists {

    @Inject
    Jobs jobs;

    @Inject
    ChangesFeed changes;

    @Inject
    Exports exports;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    Response of(JobKind kind) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), JobFilter.LIST_PARAMETERS);
        JobFilter filter = JobFilter.of(parameters, List.of(kind));
        Keyset keyset = exports.keyset(parameters);
        if (exports.isAsked(parameters)) {
            return exports.of(kind.slug(), Job.class, keyset, bounds -> jobs.page(kind, filter, bounds));
        }
        Map<String, String> query = ChangesFeed.kept(parameters, filter, keyset);
        if (!parameters.tidy()) {
            return Redirects.shorter(kind.listPath(), query);
        }
        String title = filter.described(kind.words().pluralTitle());
        if (changes.isAsked(parameters)) {
            Page<Job> changed = changes.page(keyset, bounds -> jobs.page(kind, filter, bounds), Job::id, List::of);
            return answers.feed(changed.at(kind.listPath(), query).feed("Changes: " + title, Job::entry));
        }
        Page<Job> found =
                jobs.page(kind, filter, keyset).at(kind.listPath(), query).asTable(Job.class);
        return answers.of(
                found,
                page -> page.feed(title, Job::entry),
                page -> JobsResource.Templates.list(JobList.of(kind, filter, keyset, page)));
    }
}
