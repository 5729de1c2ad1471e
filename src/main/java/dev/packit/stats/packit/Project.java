package dev.packit.stats.packit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.database.Row;
import dev.packit.stats.web.Urls;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A project on a forge.
 *
 * @param forge host name: {@code github.com}
 * @param namespace may contain slashes (GitLab subgroups) and may be empty (Pagure)
 * @param url on the forge; null if the database contains no valid one
 */
public record Project(
        String forge,
        @Nullable String namespace,
        @Nullable String repo,
        @Nullable String url) {

    /** The host of the sources of Fedora's packages, where each is a project in the namespace {@code rpms}. */
    public static final String FEDORA_DIST_GIT = "src.fedoraproject.org";

    private static final String IN_FEDORA = "rpms";

    public Project {
        url = Urls.web(url);
    }

    /** Reads the columns of {@link TriggerSql#COLUMNS}; null if the project is unknown. */
    public static @Nullable Project of(Row row) {
        String forge = row.text("forge");
        return forge == null || forge.isEmpty()
                ? null
                : new Project(forge, row.text("namespace"), row.text("repo"), row.text("project_url"));
    }

    /** The project that has the sources of a package in Fedora, whether or not there is one. */
    public static Project inFedora(String packageName) {
        String url = "https://%s/%s/%s".formatted(FEDORA_DIST_GIT, IN_FEDORA, Urls.path(packageName));
        return new Project(FEDORA_DIST_GIT, IN_FEDORA, packageName, url);
    }

    /** Whether it has the sources of Fedora's packages. */
    @JsonIgnore
    public boolean isInFedora() {
        return forge.equals(FEDORA_DIST_GIT);
    }

    /** The package in Fedora whose sources it has; null if it has none. */
    @JsonIgnore
    public @Nullable String packageInFedora() {
        return isInFedora() ? repo : null;
    }

    /** The path of the list of all projects on its forge. */
    public String forgePath() {
        return forgePath(forge);
    }

    /** The path of the list of all projects on a forge. */
    public static String forgePath(String forge) {
        return "/projects/" + Urls.path(forge);
    }

    /** The path of the list of all projects in its namespace; null if it is in none. */
    public @Nullable String namespacePath() {
        return namespace == null || namespace.isEmpty() ? null : forgePath() + "/" + Urls.path(namespace);
    }

    /** The path of this application's page about it. */
    public String path() {
        return "/projects/" + Urls.path(fullName());
    }

    /**
     * The path of one of its badges.
     *
     * @param name the slug of a kind of job, or {@code success-rate}
     */
    public String badgePath(String name) {
        return "/badge/" + Urls.path(fullName()) + "/" + name + ".svg";
    }

    /** {@link #path}; null if its name is so long that there is no page about it. */
    public @Nullable String page() {
        return Urls.reachable(path());
    }

    /** The path of this application's page about one of its packages; null if there is none. */
    public @Nullable String packagePath(String packageName) {
        return Urls.reachable(path() + "/-/packages/" + Urls.path(packageName));
    }

    /** Where its forge shows what changed between two commits; null if that is unknown or nothing changed. */
    public @Nullable String comparison(@Nullable String from, @Nullable String to) {
        return Forge.at(forge).comparison(this, from, to);
    }

    /** What tells projects apart, like {@link #fullName}, which takes longer to compare. */
    public record Identity(
            String forge, String namespace, @Nullable String repo) {}

    public Identity identity() {
        return new Identity(forge, Objects.requireNonNullElse(namespace, ""), repo);
    }

    /** {@code forge/namespace/repo}: the value of the {@code project} filter. */
    public String fullName() {
        return forge + "/" + name();
    }

    /** {@code namespace/repo}; only the repo if it has no namespace. */
    public String name() {
        return namespace == null || namespace.isEmpty() ? String.valueOf(repo) : namespace + "/" + repo;
    }
}
