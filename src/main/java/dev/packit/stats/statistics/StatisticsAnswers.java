package dev.packit.stats.statistics;

import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.answer.StillLoading;
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

    /**
     * @param parameters {@link Grouping#PARAMETERS}
     * @throws StillLoading while not all jobs have been counted
     */
    public Answers.Tabular of(Parameters parameters) {
        return page(StatisticsFilter.of(parameters), Grouping.of(parameters), true)
                .data();
    }

    /**
     * @param complete whether all jobs must have been counted
     * @throws StillLoading if they must, but have not been
     */
    StatisticsPage page(StatisticsFilter filter, Grouping grouping, boolean complete) {
        Statistic now = statistics.of(filter);
        if (complete && !statistics.isComplete(now)) {
            throw new StillLoading();
        }
        return StatisticsPage.of(statistics, filter, now, StatisticsPage.PATH, Set.of())
                .with(grouping, groups, regressions);
    }
}
