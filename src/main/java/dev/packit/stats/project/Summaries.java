package dev.packit.stats.project;

import dev.packit.stats.job.JobFilter;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.statistics.KindLine;
import dev.packit.stats.statistics.Statistic;
import dev.packit.stats.statistics.Statistics;
import dev.packit.stats.statistics.StatisticsFilter;
import dev.packit.stats.statistics.StatisticsPage;
import dev.packit.stats.statistics.Summary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates one-line statistics for the pages of a project. */
@ApplicationScoped
class Summaries {

    private static final TimeRange QUARTER = new TimeRange(null, null, TimeRange.Period.QUARTER);

    @Inject
    Statistics statistics;

    /** Summarizes the last three months. */
    Summary of(JobFilter filter) {
        return Summary.of(statistics.of(StatisticsFilter.of(filter.during(QUARTER))));
    }

    /** Summarizes all jobs of a pull request, release or issue, or the last three months of a branch or package. */
    @Nullable
    Linked of(Project project, Section section, String name) {
        JobFilter filter = section.filter(project, name);
        if (filter == null) {
            return null;
        }
        boolean recent = section == Section.BRANCHES || section == Section.PACKAGES;
        StatisticsFilter asked = StatisticsFilter.of(recent ? filter.during(QUARTER) : filter);
        Statistic counted = statistics.of(asked);
        Summary brief = Summary.of(counted);
        String path = section.path(project, name) + "/-/statistics";
        return new Linked(
                recent ? brief : brief.withoutTrend(),
                StatisticsPage.of(statistics, asked, counted, path, Set.of()).lines(),
                path + (recent ? "?period=quarter" : ""),
                recent ? "Last 3 months" : "All time");
    }

    /**
     * A summary of statistics on the page of what it is about.
     *
     * @param lines one for each kind of job
     * @param path the path of the full statistics
     * @param period in words
     */
    record Linked(Summary brief, List<KindLine> lines, String path, String period) {}
}
