package dev.packit.stats.statistics;

import org.jspecify.annotations.Nullable;

/** A share of jobs, which says little if there are few of them. */
public record Rate(long part, long whole) {

    public static final Rate NONE = new Rate(0, 0);

    /** Up to this number of jobs, the interval is wide enough to be told. */
    private static final int SMALL = 30;

    /** 95% of the normal distribution is within so many standard deviations. */
    private static final double DEVIATIONS = 1.959964;

    /** Bounds of a share, 0 to 1. */
    public record Interval(double low, double high) {}

    /** 0 to 1; null if there are no jobs. */
    public @Nullable Double share() {
        return whole == 0 ? null : (double) part / whole;
    }

    /** The 95% confidence interval by Wilson's formula. */
    Interval interval() {
        double squared = DEVIATIONS * DEVIATIONS;
        double share = (double) part / whole;
        double center = (share + squared / (2 * whole)) / (1 + squared / whole);
        double margin = DEVIATIONS
                * Math.sqrt(share * (1 - share) / whole + squared / (4.0 * whole * whole))
                / (1 + squared / whole);
        return new Interval(Math.max(0, center - margin), Math.min(1, center + margin));
    }

    /** The 95% confidence interval of a small number of jobs; null for a large one, and for none. */
    public @Nullable Interval uncertainty() {
        return whole == 0 || whole > SMALL ? null : interval();
    }

    /** How much it differs from an earlier rate, in percentage points. */
    public Change since(Rate before, boolean moreIsBetter) {
        Double now = share();
        Double earlier = before.share();
        return now == null || earlier == null
                ? Change.NONE
                : Change.points(now - earlier, moreIsBetter, Significance.ofRates(this, before));
    }
}
