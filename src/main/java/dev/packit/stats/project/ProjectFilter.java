package dev.packit.stats.project;

import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.packit.Project;
import dev.packit.stats.web.Urls;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filter and order of a list of projects.
 *
 * @param forge null for all
 * @param namespace including those below it; null for all
 * @param part a part of {@code namespace/repo}, case-insensitive; null for all
 * @param byName whether they are sorted by name rather than by last activity
 */
record ProjectFilter(
        @Nullable String forge,
        @Nullable String namespace,
        @Nullable String part,
        boolean byName) {

    static final Set<String> PARAMETERS = Set.of("q", "sort");

    static ProjectFilter of(@Nullable String forge, @Nullable String namespace, Parameters parameters) {
        String sort = parameters.text("sort").orElse("active");
        if (!List.of("active", "name").contains(sort)) {
            throw new BadParameter("sort", "must be one of active, name, not “%s”".formatted(sort));
        }
        return new ProjectFilter(forge, namespace, parameters.text("q").orElse(null), sort.equals("name"));
    }

    boolean matches(ProjectDirectory.Entry entry) {
        return entry.isIn(forge, namespace)
                && (part == null || entry.lowerName().contains(part.toLowerCase(Locale.ROOT)));
    }

    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("q", part);
        query.put("sort", byName ? "name" : null);
        query.values().removeIf(value -> value == null);
        return query;
    }

    /** The path of this list. */
    public String path() {
        return forgePath() + (namespace == null ? "" : "/" + Urls.path(namespace));
    }

    /** The path of the list of the forge. */
    public String forgePath() {
        return forge == null ? "/projects" : Project.forgePath(forge);
    }
}
