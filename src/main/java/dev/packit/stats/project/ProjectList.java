package dev.packit.stats.project;

import dev.packit.stats.web.paging.Page;
import java.util.Locale;

/**
 * A list of projects as a page.
 *
 * @param count how many there are on all its pages
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
