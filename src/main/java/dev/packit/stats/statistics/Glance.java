package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.chart.Chart;
import java.time.Instant;
import java.util.List;

/**
 * Key figures of the whole service.
 *
 * @param running the number of jobs that are waiting or running and not overdue
 * @param overdue the number of unfinished jobs that were submitted more than {@link Glances#OVERDUE} but less than
 *     {@link Glances#FORGOTTEN} ago ago ago
 * @param overdueSince overdue jobs were submitted before this time, UTC
 * @param periods the last day, week and month
 * @param busiest the busiest projects of the last week
 * @param readBackTo the time since which all jobs have been read; null if all have been read
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
     * @param before the previous period
     */
    public record Period(String period, Of now, Of before) {}

    /** All kinds of job together; rates are defined as in {@link KindStatistic}. */
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
