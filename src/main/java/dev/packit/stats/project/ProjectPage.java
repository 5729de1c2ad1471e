package dev.packit.stats.project;

import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.statistics.Brief;
import java.util.List;

/**
 * A project as a page.
 *
 * @param runs the newest, newest first
 * @param brief how the last three months were
 */
record ProjectPage(ProjectSummary summary, List<Pipeline> runs, Tabs tabs, Brief brief) {

    /** Where the brief is told at length. */
    public String statistics() {
        return Section.STATISTICS.path(summary.project());
    }

    public Grid grid() {
        return Grid.of(runs);
    }

    public boolean isUnfinished() {
        return runs.stream().anyMatch(Pipeline::isUnfinished);
    }
}
