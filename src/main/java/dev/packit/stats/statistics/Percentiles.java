package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Percentiles of durations in seconds. All of them are null if no duration is known.
 *
 * @param median the 50th percentile
 * @param p90 the 90th percentile
 * @param p95 the 95th percentile
 * @param count the number of durations
 */
record Percentiles(
        Double median, Double p90, Double p95, @JsonIgnore long count) {

    static Percentiles of(Durations durations) {
        return new Percentiles(
                rounded(durations.quantile(0.5)),
                rounded(durations.quantile(0.9)),
                rounded(durations.quantile(0.95)),
                durations.count());
    }

    /** Rounds to milliseconds. */
    static Double rounded(Double seconds) {
        return seconds == null ? null : Math.round(seconds * 1_000) / 1_000.0;
    }
}
