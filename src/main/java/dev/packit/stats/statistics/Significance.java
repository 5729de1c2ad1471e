package dev.packit.stats.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.FisherExactTest;

/** Tests whether two sets of jobs differ by more than chance. Returns p-values, 0 to 1; 1 if there is nothing to compare. */
final class Significance {

    /** Differences with a smaller p-value are taken to be more than chance. */
    static final double LEVEL = 0.05;

    /** The number of jobs up to which the exact test takes less than a millisecond. The other one is as good for more. */
    private static final int MOST_EXACT = 2_000;

    private static final FisherExactTest EXACT = FisherExactTest.withDefaults();
    private static final ChiSquareTest APPROXIMATE = ChiSquareTest.withDefaults();

    private static final double SMALLEST = 0.001;

    private Significance() {}

    /** Fisher's exact test, or Pearson's chi-squared test if there are many jobs. */
    static double ofRates(Rate one, Rate other) {
        return ofTable(one.part(), one.whole() - one.part(), other.part(), other.whole() - other.part());
    }

    /** Mood's median test: whether as many durations of both are longer than their common median. */
    static double ofMedians(Durations one, Durations other) {
        Durations both = new Durations();
        both.addAll(one);
        both.addAll(other);
        Double median = both.quantile(0.5);
        if (median == null) {
            return 1;
        }
        // half of the durations can be equal to the median, so those are compared that are longer
        long longer = one.longerThan(median);
        long longerOfOther = other.longerThan(median);
        return ofTable(longer, one.count() - longer, longerOfOther, other.count() - longerOfOther);
    }

    /**
     * Returns the largest of many p-values that is taken to be more than chance, so that chance explains at most 5% of those
     * (Benjamini and Hochberg's procedure); 0 if none is.
     */
    static double largest(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int rank = sorted.length; rank > 0; rank--) {
            if (sorted[rank - 1] <= LEVEL * rank / sorted.length) {
                return sorted[rank - 1];
            }
        }
        return 0;
    }

    /** {@code p = 0.012}, {@code p < 0.001}. */
    static String inWords(double p) {
        return p < SMALLEST ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
    }

    private static double ofTable(long a, long b, long c, long d) {
        if (Stream.of(a + b, c + d, a + c, b + d).anyMatch(sum -> sum == 0)) {
            return 1;
        }
        return a + b + c + d <= MOST_EXACT
                ? EXACT.test(new int[][] {{(int) a, (int) b}, {(int) c, (int) d}})
                        .getPValue()
                : APPROXIMATE.test(new long[][] {{a, b}, {c, d}}).getPValue();
    }
}
