package dev.packit.stats.status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * How an objective is kept.
 *
 * @param slo as metrics call it
 * @param target the share that is to be good, 0 to 1
 * @param days that it is told of, up to now: fewer than thirty where more are not known
 * @param good of the jobs
 * @param share that was good; null where there was nothing to be so
 * @param lastDay the same of the last day; null also where that is not told
 * @param at when this was counted, UTC
 */
record Compliance(
        String slo,
        String sentence,
        double target,
        int days,
        long good,
        long bad,
        Double share,
        Double lastDay,
        Instant at) {

    static Compliance of(
            String slo, String sentence, double target, int days, long good, long bad, Double lastDay, Instant at) {
        return new Compliance(slo, sentence, target, days, good, bad, share(good, bad), lastDay, at);
    }

    static Double share(long good, long bad) {
        return good + bad == 0 ? null : (double) good / (good + bad);
    }

    /** What of the permitted bad ones is left: 1 is all, below 0 is overdrawn; null where there was nothing. */
    @JsonProperty("budget_left")
    public Double budgetLeft() {
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
