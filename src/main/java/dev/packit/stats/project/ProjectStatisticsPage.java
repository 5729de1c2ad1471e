package dev.packit.stats.project;

import dev.packit.stats.packit.Project;
import dev.packit.stats.statistics.StatisticsPage;
import dev.packit.stats.statistics.TargetStatistic;
import java.util.List;

/**
 * The statistics of a project, or of a pull request, branch or the like of it, as a page.
 *
 * @param section of what {@code name} names one; null for the whole project
 * @param name null likewise
 * @param targets those that fail most often first
 */
record ProjectStatisticsPage(
        Project project,
        Section section,
        String name,
        Tabs tabs,
        StatisticsPage statistics,
        List<TargetStatistic> targets) {

    private static final int SHOWN = 60;

    /** What these statistics are of, within the project; null for the whole project. */
    public String title() {
        return section == null ? null : section.titled(name);
    }

    /** Where that is told push by push. */
    public String titlePath() {
        return section.path(project, name);
    }

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
