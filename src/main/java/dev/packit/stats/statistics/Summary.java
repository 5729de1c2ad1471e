package dev.packit.stats.statistics;

import dev.packit.stats.chart.Sparkline;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One-line statistics of all kinds of job together.
 *
 * @param typical the kind that most run times are known of; null if none is
 * @param trend how many jobs there were, over time
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

    /** A copy without a trend, for jobs of a short period. */
    public Summary withoutTrend() {
        return new Summary(counts, typical, Sparkline.of(List.of()));
    }
}
