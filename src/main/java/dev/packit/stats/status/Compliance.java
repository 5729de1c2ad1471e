package dev.packit.stats.status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an objective is kept.
 *
 * @param slo as metrics call it
 * @param target the share that is to be good, 0 to 1
 * @param days that it is told of, up to now: fewer than thirty where more are not known
 * @param good of the jobs
 * @param share that was good; null if there was nothing to be so
 * @param lastDay the same of the last day; null also if that is not told
 * @param at when this was counted, UTC; null before anything was
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
            String slo,
            String sentence,
            double target,
            int days,
            long good,
            long bad,
            @Nullable Double lastDay,
            @Nullable Instant at) {
        return new Compliance(slo, sentence, target, days, good, bad, share(good, bad), lastDay, at);
    }

    static @Nullable Double share(long good, long bad) {
        return good + bad == 0 ? null : (double) good / (good + bad);
    }

    /** What of the permitted bad ones is left: 1 is all, below 0 is overdrawn; null if there was nothing. */
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
