package dev.packit.stats.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers along an axis that starts at zero.
 *
 * @param top the last one, which is not less than the largest value shown
 */
record Ticks(double top, List<Double> values) {

    private static final int MOST = 4;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    /** @param most the largest value shown; values up to zero are treated as one */
    static Ticks upTo(double most) {
        return upTo(most, 0);
    }

    /** Like {@link #upTo}, but with whole numbers only, for counts. */
    static Ticks wholeUpTo(double most) {
        return upTo(most, 1);
    }

    private static Ticks upTo(double most, double leastStep) {
        double reach = most > 0 ? most : 1;
        double power = Math.pow(10, Math.floor(Math.log10(reach / MOST)));
        double step = power * 10;
        for (double round : ROUND) {
            double candidate = Math.max(leastStep, power * round);
            boolean fits = leastStep == 0 || candidate == Math.rint(candidate);
            if (fits && candidate * MOST >= reach) {
                step = candidate;
                break;
            }
        }
        List<Double> values = new ArrayList<>();
        for (int i = 1; i <= (int) Math.ceil(reach / step - 1e-9); i++) {
            values.add(step * i);
        }
        return new Ticks(values.get(values.size() - 1), values);
    }
}
