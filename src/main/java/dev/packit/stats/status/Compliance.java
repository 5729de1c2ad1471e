package dev.packit.stats.status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.objective.Objective;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How well an objective was met.
 *
 * @param slo the value of the metric label {@code slo}
 * @param target the share of events that should be good, 0 to 1
 * @param days length of the window in days, up to now; fewer than thirty if less is known
 * @param good number of good events
 * @param share the share of good events, 0 to 1; null if there were no events
 * @param lastDay the share in the last 24 hours; null also if it is not known
 * @param at when this was counted, UTC; null before the first count
 */
record Compliance(
        String slo,
        String sentence,
        double target,
        int days,
        long good,
        long bad,
        @Nullable Double share,
        @Nullable Double lastDay,
        @Nullable Instant at) {

    static Compliance of(
            Objective objective, int days, long good, long bad, @Nullable Double lastDay, @Nullable Instant at) {
        return new Compliance(
                objective.slo(),
                objective.sentence(),
                objective.target(),
                days,
                good,
                bad,
                share(good, bad),
                lastDay,
                at);
    }

    static @Nullable Double share(long good, long bad) {
        return good + bad == 0 ? null : (double) good / (good + bad);
    }

    /** The remaining share of the error budget: 1 is all of it, below 0 it is exhausted; null if there were no events. */
    @JsonProperty("budget_left")
    public @Nullable Double budgetLeft() {
        return share == null ? null : 1 - (1 - share) / (1 - target);
    }

    @JsonProperty("kept")
    public boolean isKept() {
        return share == null || share >= target;
    }

    @JsonIgnore
    public long total() {
        return good + bad;
    }
}
