package dev.packit.stats.project;

import dev.packit.stats.packit.Project;
import dev.packit.stats.statistics.StatisticsPage;
import dev.packit.stats.statistics.TargetStatistic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statistics page of a project or of one of its pull requests, branches etc.
 *
 * @param part what the statistics are limited to; null for the whole project
 * @param targets sorted by failure rate, highest first
 */
record ProjectStatisticsPage(
        Project project, @Nullable Part part, Tabs tabs, StatisticsPage statistics, List<TargetStatistic> targets) {

    private static final int SHOWN = 60;

    /** @param name the number, name or tag of an entry of the section */
    record Part(Section section, String name) {

        String path(Project project) {
            return section.path(project, name);
        }
    }

    /** The title of the part of the project that the statistics cover; null for the whole project. */
    public @Nullable String title() {
        return part == null ? null : part.section.titled(part.name);
    }

    /** The path of that part's own page. */
    public String titlePath() {
        return part == null ? project.path() : part.path(project);
    }

    /** The targets for which any job succeeded or failed. */
    public List<TargetStatistic> ranked() {
        return targets.stream()
                .filter(target -> target.counts().decided() > 0)
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
