package dev.packit.stats.project;

import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.Project;
import dev.packit.stats.job.TimeRange;
import dev.packit.stats.statistics.Brief;
import dev.packit.stats.statistics.Statistic;
import dev.packit.stats.statistics.Statistics;
import dev.packit.stats.statistics.StatisticsFilter;
import dev.packit.stats.statistics.StatisticsPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Statistics in a line, for the pages of a project. */
@ApplicationScoped
class Briefs {

    private static final TimeRange QUARTER = new TimeRange(null, null, TimeRange.Period.QUARTER);

    @Inject
    Statistics statistics;

    /** Of the last three months. */
    Brief of(JobFilter filter) {
        return Brief.of(statistics.of(StatisticsFilter.of(filter.during(QUARTER))));
    }

    /** Of a pull request, release or issue in all its time, of a branch or package in the last three months. */
    Briefly of(Project project, Section section, String name) {
        JobFilter filter = section.filter(project, name);
        if (filter == null) {
            return null;
        }
        boolean recent = section == Section.BRANCHES || section == Section.PACKAGES;
        StatisticsFilter asked = StatisticsFilter.of(recent ? filter.during(QUARTER) : filter);
        Statistic counted = statistics.of(asked);
        Brief brief = Brief.of(counted);
        String path = section.path(project, name) + "/-/statistics";
        return new Briefly(
                recent ? brief : brief.withoutTrend(),
                StatisticsPage.of(statistics, asked, counted, path, Set.of()).lines(),
                path + (recent ? "?period=quarter" : ""));
    }
}
