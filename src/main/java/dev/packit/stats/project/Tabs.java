package dev.packit.stats.project;

import dev.packit.stats.packit.Project;
import dev.packit.stats.web.Urls;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tabs of a project's pages.
 *
 * @param current the selected one; null on the project's overview
 */
record Tabs(Project project, @Nullable Section current, Map<Section, Long> counts) {

    /** @param count the number of entries; null if not applicable */
    record Tab(Section section, String path, @Nullable Long count, boolean current) {}

    public List<Tab> tabs() {
        return Arrays.stream(Section.values())
                .filter(section -> section.label() != null)
                .map(section -> new Tab(section, section.path(project), counts.get(section), section == current))
                .toList();
    }

    /** The path of the list of all its runs. */
    public String runs() {
        return Urls.runs("project", project.fullName());
    }

    /** The path of a board of it alone, to which others can be added. */
    public String board() {
        return "/board" + Urls.query(Map.of("project", project.fullName()));
    }

    /** The path of the feed of all its runs. */
    public String feed() {
        return runs() + "&format=atom";
    }
}
