package dev.packit.stats.project;

import dev.packit.stats.pipeline.Pipeline;
import java.util.List;

/**
 * A project as a page.
 *
 * @param runs the newest, newest first
 */
record ProjectPage(ProjectSummary summary, List<Pipeline> runs, Tabs tabs) {

    public Grid grid() {
        return Grid.of(runs);
    }

    public boolean isUnfinished() {
        return runs.stream().anyMatch(Pipeline::isUnfinished);
    }
}
