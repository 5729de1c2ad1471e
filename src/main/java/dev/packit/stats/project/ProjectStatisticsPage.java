package dev.packit.stats.project;

import dev.packit.stats.packit.Project;
import dev.packit.stats.statistics.StatisticsPage;
import dev.packit.stats.statistics.TargetStatistic;
import java.util.List;

/**
 * The statistics page of a project or of one of its pull requests, branches etc.
 *
 * @param section the section to which {@code name} belongs; null for the whole project
 * @param name the number, name or tag; null for the whole project
 * @param targets sorted by failure rate, highest first
 */
record ProjectStatisticsPage(
        Project project,
        Section section,
        String name,
        Tabs tabs,
        StatisticsPage statistics,
        List<TargetStatistic> targets) {

    private static final int SHOWN = 60;

    /** The title of the part of the project that the statistics cover; null for the whole project. */
    public String title() {
        return section == null ? null : section.titled(name);
    }

    /** The path of that part's own page. */
    public String titlePath() {
        return section.path(project, name);
    }

    /** The targets for which any job succeeded or failed. */
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
