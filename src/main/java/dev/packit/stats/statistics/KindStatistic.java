package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.packit.JobKind;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes and durations of the jobs of one kind.
 *
 * @param queueSeconds from submission to start, for jobs that have both times in order
 * @param runSeconds from start to finish, for jobs that have both times in order
 */
public record KindStatistic(
        JobKind kind,

        @JsonUnwrapped @JsonIgnoreProperties({"decided", "ended", "failure_rate"})
        Counts counts,

        Percentiles queueSeconds,
        Percentiles runSeconds) {

    static KindStatistic of(JobKind kind, Tally tally) {
        return new KindStatistic(kind, tally.counts(), Percentiles.of(tally.queue()), Percentiles.of(tally.run()));
    }

    /** Whether jobs of this kind can fail; if not, the success rate is meaningless. */
    public boolean canFail() {
        return kind.source().tellsCauses();
    }

    /** What these jobs add to the rates of all kinds. */
    static Counts rated(JobKind kind, Counts counts) {
        return kind.source().tellsCauses() ? counts : counts.withoutResults();
    }

    /**
     * Percentiles of durations, in seconds. All are null if no duration is known.
     */
    public record Percentiles(
            @Nullable Double median,
            @Nullable Double p90,
            @Nullable Double p95,
            @JsonIgnore Durations durations) {

        static Percentiles of(Durations durations) {
            return new Percentiles(durations.rounded(0.5), durations.rounded(0.9), durations.rounded(0.95), durations);
        }

        /** The p90 as pages show it: null if there are fewer than ten durations, of which it would just be the maximum. */
        @JsonIgnore
        public @Nullable Double shownP90() {
            return count() < 10 ? null : p90;
        }

        /** The p95 as pages show it: null if there are fewer than twenty durations. */
        @JsonIgnore
        public @Nullable Double shownP95() {
            return count() < 20 ? null : p95;
        }

        /** The number of durations. */
        long count() {
            return durations.count();
        }
    }
}
