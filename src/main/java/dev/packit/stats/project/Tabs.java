package dev.packit.stats.project;

import dev.packit.stats.packit.Project;
import dev.packit.stats.web.Urls;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What can be looked at of a project, each at its own address.
 *
 * @param current null on the project's own page
 */
record Tabs(Project project, Section current, Map<Section, Long> counts) {

    /** @param count how many there are; null where that makes no sense */
    record Tab(Section section, String path, Long count, boolean current) {}

    public List<Tab> tabs() {
        return Arrays.stream(Section.values())
                .filter(section -> section.label() != null)
                .map(section -> new Tab(section, section.path(project), counts.get(section), section == current))
                .toList();
    }

    /** The list of all its runs. */
    public String runs() {
        return "/pipeline" + Urls.query(Map.of("project", project.fullName()));
    }
}
