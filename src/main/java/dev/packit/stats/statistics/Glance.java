package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.chart.Chart;
import java.time.Instant;
import java.util.List;

/**
 * The service at a glance.
 *
 * @param running how many jobs are waiting or running and are not overdue
 * @param overdue how many are so although they were submitted more than {@link Glances#OVERDUE} ago, and less than
 *     {@link Glances#FORGOTTEN}
 * @param overdueSince those were submitted before this, UTC
 * @param periods the last day, week and month
 * @param busiest projects of the last week
 * @param readBackTo back to when all jobs have been counted; null where all have been
 */
public record Glance(
        long running,
        long overdue,
        Instant overdueSince,
        List<Period> periods,
        List<Busiest> busiest,
        @JsonIgnore Chart throughput,
        @JsonIgnore Instant readBackTo) {

    /**
     * @param period {@code day}, {@code week} or {@code month}
     * @param before the one before
     */
    public record Period(String period, Of now, Of before) {}

    /** All kinds of job together; the rates as in {@link KindStatistic}. */
    public record Of(long total, Double successRate, long decided, Double errorRate, long ended) {

        static Of of(Statistic statistic) {
            Tally all = new Tally();
            statistic.kinds().forEach(kind -> all.addCounts(kind.tally()));
            Rates rates = KindStatistic.rates(all);
            return new Of(
                    all.total(),
                    rates.success(),
                    rates.successes() + rates.failures(),
                    rates.error(),
                    rates.successes() + rates.failures() + rates.errors());
        }
    }
}
