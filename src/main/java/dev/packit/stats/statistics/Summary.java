package dev.packit.stats.statistics;

import dev.packit.stats.chart.Sparkline;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One-line statistics of all kinds of job together.
 *
 * @param typical the kind with the most known run times; null if none are known
 * @param trend the number of jobs over time
 */
public record Summary(Counts counts, @Nullable KindStatistic typical, Sparkline trend) {

    public static Summary of(Statistic statistic) {
        KindStatistic typical = statistic.kinds().stream()
                .filter(kind -> kind.runSeconds().count() > 0)
                .max(Comparator.comparing(kind -> kind.runSeconds().count()))
                .orElse(null);
        List<Long> totals = Charts.parts(statistic).stream()
                .map(part -> part.counts().total())
                .toList();
        return new Summary(statistic.total(), typical, Sparkline.of(totals));
    }

    /** Returns a copy without the trend, for short periods. */
    public Summary withoutTrend() {
        return new Summary(counts, typical, Sparkline.of(List.of()));
    }
}
