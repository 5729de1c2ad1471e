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
 * A statistic in a line: all kinds of job together.
 *
 * @param success and {@code error} rates, 0 to 1; null where nothing was decided
 * @param decided of how many the success rate is a share
 * @param typical the kind that most run times are known of; null where none is
 * @param median its run time in seconds; null where none is known
 * @param trend how many jobs there were, over time
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

    /** For what is over so soon that there is no trend. */
    public Summary withoutTrend() {
        return new Summary(total, success, decided, error, typical, median, Sparkline.of(List.of()));
    }

    private static List<Long> totals(Statistic statistic) {
        Map<Instant, Long> totals = new TreeMap<>();
        statistic.series().forEach(bucket -> totals.merge(bucket.from(), bucket.total(), Long::sum));
        return List.copyOf(totals.values());
    }
}
