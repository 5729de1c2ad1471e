package dev.packit.stats.project;

import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.statistics.Summary;
import java.util.List;

/**
 * A project as a page.
 *
 * @param newest runs, newest first
 * @param brief how the last three months were
 */
record ProjectPage(ProjectSummary summary, List<Pipeline> newest, Tabs tabs, Summary brief) {

    private static final int LISTED = 20;

    /** Where the brief is told at length. */
    public String statistics() {
        return Section.STATISTICS.path(summary.project());
    }

    /** Those that are listed. */
    public List<Pipeline> runs() {
        return newest.subList(0, Math.min(LISTED, newest.size()));
    }

    public String history() {
        return summary.project().path() + "/-/history.svg";
    }

    public Grid grid() {
        return Grid.of(newest);
    }

    public boolean isUnfinished() {
        return newest.stream().anyMatch(Pipeline::isUnfinished);
    }
}
