package dev.packit.stats.packit;

import dev.packit.stats.database.Row;
import dev.packit.stats.web.Urls;
import org.jspecify.annotations.Nullable;

/**
 * A project on a forge, as jobs name it.
 *
 * @param forge host name: {@code github.com}
 * @param namespace may hold slashes (GitLab subgroups) and may be empty (Pagure)
 * @param url on the forge; null where the database has none that is one
 */
public record Project(
        String forge,
        @Nullable String namespace,
        @Nullable String repo,
        @Nullable String url) {

    public Project {
        url = Urls.web(url);
    }

    /** From the columns of {@link TriggerSql#COLUMNS}; null where the project is unknown. */
    public static @Nullable Project of(Row row) {
        String forge = row.text("forge");
        return forge == null
                ? null
                : new Project(forge, row.text("namespace"), row.text("repo"), row.text("project_url"));
    }

    /** The list of all projects of its forge. */
    public String forgePath() {
        return "/projects/" + Urls.path(forge);
    }

    /** The list of all projects of its namespace; null where it is in none. */
    public @Nullable String namespacePath() {
        return namespace == null || namespace.isEmpty() ? null : forgePath() + "/" + Urls.path(namespace);
    }

    /** This application's page of it. */
    public String path() {
        return "/projects/" + Urls.path(fullName());
    }

    /** {@code forge/namespace/repo}: the value of the {@code project} filter. */
    public String fullName() {
        return forge + "/" + name();
    }

    /** {@code namespace/repo}; the bare repo where there is no namespace. */
    public String name() {
        return namespace == null || namespace.isEmpty() ? String.valueOf(repo) : namespace + "/" + repo;
    }
}
