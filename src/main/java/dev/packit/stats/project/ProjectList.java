package dev.packit.stats.project;

import dev.packit.stats.web.paging.Page;
import java.util.Locale;

/**
 * A page of a list of projects.
 *
 * @param count the number of projects on all pages
 */
record ProjectList(ProjectFilter filter, long count, Page<ProjectSummary> page) {

    /** {@code 11,998 projects}. */
    public String counted() {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "project" : "projects");
    }

    public String title() {
        if (filter.forge() == null) {
            return "Projects";
        }
        return filter.namespace() == null
                ? "Projects on " + filter.forge()
                : "Projects in %s on %s".formatted(filter.namespace(), filter.forge());
    }
}
