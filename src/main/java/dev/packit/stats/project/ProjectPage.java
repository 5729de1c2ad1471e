package dev.packit.stats.project;

import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.release.ReleaseTable;
import dev.packit.stats.statistics.Summary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a project.
 *
 * @param newest the latest runs, newest first
 * @param progress the release progress of a package in Fedora; empty for other projects
 * @param brief a summary of the last three months
 * @param embeds its badges and charts
 * @param upstream the newest run for a new upstream version of a package in Fedora; null if the project has a newer one, or none
 */
record ProjectPage(
        ProjectSummary summary,
        List<Pipeline> newest,
        Tabs tabs,
        List<ReleaseTable> progress,
        Summary brief,
        List<Embed> embeds,
        @Nullable UpstreamRun upstream) {

    /** @param submitted UTC; null if it was not recorded */
    record UpstreamRun(int id, @Nullable Instant submitted) {}

    /** How many runs the grid shows. */
    static final int NEWEST_RUNS = 40;

    private static final int LISTED = 20;

    /** The path of the full statistics. */
    public String statistics() {
        return Section.STATISTICS.path(summary.project());
    }

    /** The runs to be listed. */
    public List<Pipeline> runs() {
        return newest.subList(0, Math.min(LISTED, newest.size()));
    }

    public String history() {
        return HistoryPicture.path(summary.project());
    }

    public Grid grid() {
        return Grid.of(newest);
    }

    public boolean isUnfinished() {
        return newest.stream().anyMatch(Pipeline::isUnfinished);
    }
}
