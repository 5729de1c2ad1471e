package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How long something takes, in seconds. Each is null where no duration is known.
 *
 * @param median what half of all do not exceed
 * @param p90 what 90 % do not exceed
 * @param p95 what 95 % do not exceed
 * @param count of how many durations these are
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

    /** To milliseconds. */
    static Double rounded(Double seconds) {
        return seconds == null ? null : Math.round(seconds * 1_000) / 1_000.0;
    }
}
