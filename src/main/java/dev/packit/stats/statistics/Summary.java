package dev.packit.stats.statistics;

import dev.packit.stats.chart.Sparkline;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One-line statistics of all kinds of job together.
 *
 * @param success success rate, 0 to 1, like {@code error}; null if there are no such jobs
 * @param decided the number of jobs on which the success rate is based
 * @param typical the kind with the most known run times; null if none is
 * @param median that kind's median run time in seconds; null if none is known
 * @param trend the number of jobs over time
 */
public record Summary(
        long total, Double success, long decided, Double error, JobKind typical, Double median, Sparkline trend) {

    public static Summary of(Statistic statistic) {
        Tally all = new Tally();
        statistic.kinds().forEach(kind -> all.addCounts(kind.tally()));
        KindStatistic typical = statistic.kinds().stream()
                .filter(kind -> kind.runSeconds().count() > 0)
                .max(Comparator.comparing(kind -> kind.runSeconds().count()))
                .orElse(null);
        Rates rates = KindStatistic.rates(all);
        return new Summary(
                all.total(),
                rates.success(),
                all.count(Outcome.SUCCESS) + all.count(Outcome.FAILED),
                rates.error(),
                typical == null ? null : typical.kind(),
                typical == null ? null : typical.runSeconds().median(),
                Sparkline.of(totals(statistic)));
    }

    /** A copy without a trend, for jobs of a short period. */
    public Summary withoutTrend() {
        return new Summary(total, success, decided, error, typical, median, Sparkline.of(List.of()));
    }

    private static List<Long> totals(Statistic statistic) {
        Map<Instant, Long> totals = new TreeMap<>();
        statistic.series().forEach(bucket -> totals.merge(bucket.from(), bucket.total(), Long::sum));
        return List.copyOf(totals.values());
    }
}
