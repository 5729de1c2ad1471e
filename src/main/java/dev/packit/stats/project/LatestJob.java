package dev.packit.stats.project;

import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.NewestJob;
import dev.packit.stats.job.Parameter;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Kinds;
import dev.packit.stats.packit.Project;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.Urls;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.answer.Missing;
import dev.packit.stats.web.request.Parameters;
import dev.packit.stats.web.request.Redirects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Redirects from an address that does not change to the newest job of a kind in a project. */
@ApplicationScoped
class LatestJob {

    static final String SECTION = "latest";

    @Inject
    Kinds kinds;

    @Inject
    NewestJob newest;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    /** @param slug of the kind, as in the path of its list */
    Response of(Project project, String slug) {
        JobKind kind = kinds.listed(slug);
        answers.requireFormat();
        Parameters parameters = Parameters.of(uri.getQueryParameters(), JobFilter.NARROWING);
        JobFilter filter = JobFilter.of(parameters, List.of(kind)).with(Parameter.PROJECT, project.fullName());
        long id = newest.of(kind, filter)
                .or(() -> ofPackage(project, kind, parameters))
                .orElseThrow(() -> missing(kind, project, filter));
        return Redirects.found(kind.detailPath(id), parameters.kept(Map.of(), Map.of()));
    }

    /** New versions of a package in Fedora belong to its upstream project, if to any. */
    private Optional<Long> ofPackage(Project project, JobKind kind, Parameters parameters) {
        String name = project.packageInFedora();
        JobFilter filter = JobFilter.of(parameters, List.of(kind));
        boolean isOther = filter.asksFor(Parameter.PACKAGE)
                && !Objects.equals(name, filter.values().get(Parameter.PACKAGE));
        return name == null || kind.step() == null || isOther || filter.asksFor(Parameter.BRANCH)
                ? Optional.empty()
                : newest.of(kind, filter.with(Parameter.PACKAGE, name));
    }

    private static Missing missing(JobKind kind, Project project, JobFilter filter) {
        String problem =
                "Packit has recorded no %s %s.".formatted(kind.words().plural(), String.join(" ", filter.phrases()));
        Map<String, String> whole = JobFilter.ofProject(project).query();
        return new Missing(
                problem,
                "all %s of %s".formatted(kind.words().plural(), project.name()),
                new Link(kind.listPath() + Urls.query(whole)));
    }
}
