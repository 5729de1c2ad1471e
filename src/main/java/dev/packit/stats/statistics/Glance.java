package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.chart.Chart;
import dev.packit.stats.chart.Sparkline;
import dev.packit.stats.packit.Project;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Key figures of the whole service.
 *
 * @param running the number of jobs that are waiting or running
 * @param overdue the number of those that are overdue
 * @param silence for how long no job has come; null while that is not known
 * @param periods the last day, week and month
 * @param busiest the busiest projects of the last week
 * @param asOf when jobs were last read from the database, UTC; null if not yet
 * @param readBackTo the time since which all jobs have been read; null if all have been read
 */
public record Glance(
        long running,
        long overdue,
        Silences.@Nullable Found silence,
        List<Period> periods,
        List<Busy> busiest,
        @JsonIgnore Chart throughput,
        @JsonIgnore @Nullable Instant asOf,
        @JsonIgnore @Nullable Instant readBackTo) {

    /**
     * @param period {@code day}, {@code week} or {@code month}
     * @param before the previous period
     */
    public record Period(
            String period,

            @JsonIncludeProperties({"total", "success_rate", "decided", "error_rate", "ended"})
            Counts now,

            @JsonIncludeProperties({"total", "success_rate", "decided", "error_rate", "ended"})
            Counts before) {

        public Change jobs() {
            return Change.ofNumbers(now.total(), before.total());
        }

        public Change successRate() {
            return now.successes().since(before.successes(), true);
        }

        public Change errorRate() {
            return now.errors().since(before.errors(), false);
        }
    }

    /**
     * One of the busiest projects.
     *
     * @param jobs the number of jobs of all kinds
     * @param counts of kinds that tell failures from errors
     * @param trend jobs day by day
     */
    public record Busy(
            Project project,
            long jobs,

            @JsonUnwrapped @JsonIncludeProperties({"success_rate", "decided", "error_rate"})
            Counts counts,

            @JsonIgnore Sparkline trend) {}
}
