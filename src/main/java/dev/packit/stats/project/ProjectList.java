package dev.packit.stats.project;

import dev.packit.stats.web.Urls;
import dev.packit.stats.web.paging.Page;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page of a list of projects.
 *
 * @param paging the page size, which all links keep; empty if none was asked for
 * @param count the number of projects on all pages
 */
record ProjectList(ProjectFilter filter, Map<String, String> paging, long count, Page<ProjectSummary> page) {

    /** The same list without the name filter. */
    public String whole() {
        return path(new ProjectFilter(filter.forge(), filter.namespace(), null, filter.byName()), paging);
    }

    /** The same list in the other order. */
    public String otherOrder() {
        return path(new ProjectFilter(filter.forge(), filter.namespace(), filter.part(), !filter.byName()), paging);
    }

    /** The same list with the usual page size. */
    public String usualSize() {
        return path(filter, Map.of());
    }

    private static String path(ProjectFilter filter, Map<String, String> paging) {
        Map<String, String> query = new LinkedHashMap<>(filter.query());
        query.putAll(paging);
        return filter.path() + Urls.query(query);
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
