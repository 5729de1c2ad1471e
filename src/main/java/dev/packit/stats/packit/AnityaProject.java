package dev.packit.stats.packit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.database.Row;
import org.jspecify.annotations.Nullable;

/**
 * A project on release-monitoring.org, whose new versions Packit pulls into a package of Fedora.
 *
 * @param id the one in its URL there
 * @param packageName the package in Fedora
 * @param distGit the package's project on dist-git; null if the package is unknown or its name cannot be that of one
 * @param known whether Packit knows that project, so that it has a page here
 */
public record AnityaProject(
        @Nullable Long id,
        @Nullable String name,
        @JsonProperty("package") @Nullable String packageName,
        @JsonIgnore @Nullable Project distGit,
        @JsonIgnore boolean known) {

    /** Reads the columns of {@link TriggerSql#COLUMNS}; null for a trigger of another type. */
    static @Nullable AnityaProject of(Row row) {
        String packageName = row.text("anitya_package");
        Project distGit = packageName == null || packageName.isEmpty() ? null : Project.inFedora(packageName);
        return row.number("anitya_row") == null
                ? null
                : new AnityaProject(
                        row.number("anitya_project"),
                        row.text("anitya_name"),
                        packageName,
                        distGit == null || distGit.url() == null ? null : distGit,
                        row.flagValue("in_dist_git"));
    }

    /** Its page on release-monitoring.org; null if its id is unknown. */
    @Nullable
    String url() {
        return id == null ? null : "https://release-monitoring.org/project/%d/".formatted(id);
    }

    /** The path of this application's page about the package; null if there is none. */
    public @Nullable String packagePath() {
        return distGit == null || packageName == null || !known ? null : distGit.packagePath(packageName);
    }
}
