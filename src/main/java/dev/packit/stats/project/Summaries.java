package dev.packit.stats.project;

import dev.packit.stats.job.JobFilter;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.statistics.Statistic;
import dev.packit.stats.statistics.Statistics;
import dev.packit.stats.statistics.StatisticsFilter;
import dev.packit.stats.statistics.StatisticsPage;
import dev.packit.stats.statistics.Summary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Statistics in a line, for the pages of a project. */
@ApplicationScoped
class Summaries {

    private static final TimeRange QUARTER = new TimeRange(null, null, TimeRange.Period.QUARTER);

    @Inject
    Statistics statistics;

    /** Of the last three months. */
    Summary of(JobFilter filter) {
        return Summary.of(statistics.of(StatisticsFilter.of(filter.during(QUARTER))));
    }

    /** Of a pull request, release or issue in all its time, of a branch or package in the last three months. */
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
                path + (recent ? "?period=quarter" : ""));
    }

    /**
     * Statistics on the page of what they are of.
     *
     * @param lines by kind
     * @param path where all of it is told
     */
    record Linked(Summary brief, List<StatisticsPage.Line> lines, String path) {}
}
