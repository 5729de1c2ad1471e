package dev.packit.stats.project;

import dev.packit.stats.packit.NoProject;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.paging.Exports;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.paging.Page;
import dev.packit.stats.web.request.Parameters;
import dev.packit.stats.web.request.Redirects;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lists of all projects, and of the projects of a forge or namespace. */
@ApplicationScoped
class ProjectLists {

    private static final Set<String> PARAMETERS = Stream.of(ProjectFilter.PARAMETERS, Keyset.PARAMETERS)
            .flatMap(Set::stream)
            .collect(Collectors.toSet());

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(ProjectList list);
    }

    @Inject
    Projects projects;

    @Inject
    Exports exports;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    /**
     * Lists projects.
     *
     * @param forge null for all projects
     * @param namespace null for all projects of the forge
     * @throws NoProject if there are none
     */
    Response of(@Nullable String forge, @Nullable String namespace) {
        if (forge != null && !projects.has(forge, namespace)) {
            throw new NoProject(
                    "Packit has no project or namespace “%s”.", namespace == null ? forge : forge + "/" + namespace);
        }
        Parameters parameters = Parameters.of(uri.getQueryParameters(), PARAMETERS);
        ProjectFilter filter = ProjectFilter.of(forge, namespace, parameters);
        Keyset keyset = exports.keyset(parameters);
        if (exports.isAsked(parameters)) {
            return exports.of("projects", ProjectSummary.class, keyset, bounds -> projects.page(filter, bounds));
        }
        Map<String, String> query = parameters.kept(filter.query(), keyset.query());
        if (!parameters.tidy()) {
            return Redirects.shorter(filter.path(), query);
        }
        Page<ProjectSummary> page =
                projects.page(filter, keyset).at(filter.path(), query).asTable(ProjectSummary.class);
        ProjectList list = new ProjectList(filter, keyset.query(), projects.count(filter), page);
        return answers.of(
                page, found -> found.feed(list.title(), ProjectSummary::entry), found -> Templates.list(list));
    }
}
