package dev.packit.stats.statistics;

import dev.packit.stats.database.StillLoading;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.request.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Puts together what a page of statistics says. */
@ApplicationScoped
public class StatisticsAnswers {

    @Inject
    Statistics statistics;

    @Inject
    GroupCount groups;

    @Inject
    Regressions regressions;

    @Inject
    PipelineIndex index;

    /**
     * @param parameters {@link Grouping#PARAMETERS}
     * @throws StillLoading while not all jobs have been counted
     */
    public Answers.Tabular of(Parameters parameters) {
        StatisticsFilter filter = StatisticsFilter.of(parameters);
        return page(filter, Grouping.of(parameters), StatisticsPage.PATH, Set.of(), true)
                .data();
    }

    /**
     * @param path of the page
     * @param told the parameters of the filter that the path already contains
     * @param complete whether all jobs must have been counted
     * @throws StillLoading if they must, but have not been
     */
    public StatisticsPage page(
            StatisticsFilter filter, Grouping grouping, String path, Set<String> told, boolean complete) {
        Statistic now = complete ? whole(filter) : statistics.of(filter);
        return StatisticsPage.of(statistics, filter, now, path, told).with(grouping, groups, regressions);
    }

    /** @throws StillLoading while not all of the jobs have been counted, or it is not known to what they belong */
    public Statistic whole(StatisticsFilter filter) {
        index.lastKnown();
        Statistic whole = statistics.of(filter);
        if (!statistics.isComplete(whole)) {
            throw new StillLoading();
        }
        return whole;
    }
}
