package dev.packit.stats.statistics;

import java.util.Arrays;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * A collection of durations. The first few thousand are stored individually; beyond that, a histogram with a precision of 1%
 * is used.
 */
final class Durations {

    /** Up to this number, durations are stored individually. */
    static final int MOST_EXACT = 4_096;

    private static final float[] NONE = {};
    private static final int DIGITS = 2;
    /** The histogram's unit is one millisecond, since it only stores whole numbers. */
    private static final double MILLIS = 1_000;

    private float[] exact = NONE;
    private int size;
    private @Nullable IntCountsHistogram folded;
    private boolean sorted = true;

    /** @param seconds NaN, which stands for an unknown duration, is ignored */
    void add(float seconds) {
        if (Float.isNaN(seconds)) {
            return;
        }
        if (folded == null && size == MOST_EXACT) {
            fold();
        }
        if (folded != null) {
            folded.recordValue(millis(seconds));
            return;
        }
        if (size == exact.length) {
            exact = Arrays.copyOf(exact, Math.max(16, Math.min(MOST_EXACT, size * 2)));
        }
        sorted = sorted && (size == 0 || exact[size - 1] <= seconds);
        exact[size++] = seconds;
    }

    void addAll(Durations other) {
        if (other.folded != null) {
            (folded == null ? fold() : folded).add(other.folded);
            return;
        }
        for (int i = 0; i < other.size; i++) {
            add(other.exact[i]);
        }
    }

    /** Must be called before several threads read. */
    void seal() {
        if (exact.length > size) {
            exact = Arrays.copyOf(exact, size);
        }
        if (!sorted) {
            Arrays.sort(exact, 0, size);
            sorted = true;
        }
    }

    private IntCountsHistogram fold() {
        IntCountsHistogram histogram = new IntCountsHistogram(DIGITS);
        histogram.setAutoResize(true);
        for (int i = 0; i < size; i++) {
            histogram.recordValue(millis(exact[i]));
        }
        exact = NONE;
        size = 0;
        sorted = true;
        folded = histogram;
        return histogram;
    }

    private static long millis(float seconds) {
        return Math.round(seconds * MILLIS);
    }

    long count() {
        return folded == null ? size : folded.getTotalCount();
    }

    /**
     * Returns a quantile in seconds, interpolated like PostgreSQL's {@code percentile_cont}. Null if there are none.
     *
     * @param share from 0 to 1
     */
    @Nullable
    Double quantile(double share) {
        if (count() == 0) {
            return null;
        }
        if (folded != null) {
            return folded.getValueAtPercentile(share * 100) / MILLIS;
        }
        seal();
        double rank = share * (size - 1);
        int below = (int) Math.floor(rank);
        int above = (int) Math.ceil(rank);
        return exact[below] + (rank - below) * (exact[above] - exact[below]);
    }

    /** Like {@link #quantile}, rounded to milliseconds. */
    @Nullable
    Double rounded(double share) {
        Double seconds = quantile(share);
        return seconds == null ? null : Math.round(seconds * MILLIS) / MILLIS;
    }

    /** The number of durations that are longer, in seconds; in a histogram, those of later bins. */
    long longerThan(double seconds) {
        double above = folded == null
                ? Math.nextUp((float) seconds)
                : folded.nextNonEquivalentValue(Math.round(seconds * MILLIS)) / MILLIS;
        return between(above, Double.POSITIVE_INFINITY);
    }

    /** The number of durations from one bound, inclusive, to another, exclusive, in seconds. */
    long between(double from, double to) {
        if (folded != null) {
            // a bound within a bin of the histogram is moved to its start, so that no job is on both sides
            long low = folded.lowestEquivalentValue(Math.round(from * MILLIS));
            long high = to == Double.POSITIVE_INFINITY
                    ? folded.getMaxValue()
                    : folded.lowestEquivalentValue(Math.round(to * MILLIS)) - 1;
            return low > high ? 0 : folded.getCountBetweenValues(low, high);
        }
        long count = 0;
        for (int i = 0; i < size; i++) {
            if (exact[i] >= from && exact[i] < to) {
                count++;
            }
        }
        return count;
    }
}
