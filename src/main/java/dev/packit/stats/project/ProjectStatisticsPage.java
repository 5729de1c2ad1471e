package dev.packit.stats.project;

import dev.packit.stats.job.Project;
import dev.packit.stats.statistics.StatisticsPage;
import dev.packit.stats.statistics.TargetStatistic;
import java.util.List;

/**
 * The statistics of a project as a page.
 *
 * @param targets those that fail most often first
 */
record ProjectStatisticsPage(Project project, Tabs tabs, StatisticsPage statistics, List<TargetStatistic> targets) {

    private static final int SHOWN = 60;

    /** Those that something was decided for. */
    public List<TargetStatistic> ranked() {
        return targets.stream()
                .filter(target -> target.decided() > 0)
                .limit(SHOWN)
                .toList();
    }

    public List<TargetStatistic> flaky() {
        return targets.stream()
                .filter(target -> target.flakyCommits() > 0)
                .sorted((one, other) -> Long.compare(other.flakyCommits(), one.flakyCommits()))
                .toList();
    }
}
