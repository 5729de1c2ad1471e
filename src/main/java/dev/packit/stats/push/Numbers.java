package dev.packit.stats.push;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as the text format writes them: {@code 15.0}, {@code +Inf}, {@code -Inf}, {@code NaN}. */
final class Numbers {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private Numbers() {}

    /** Returns null if the text is not a number. */
    static @Nullable Double parse(String written) {
        if (DECIMAL.matcher(written).matches()) {
            // Adding zero turns -0 into 0, so that both are the same bucket boundary.
            return Double.parseDouble(written) + 0.0;
        }
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan", "+nan", "-nan" -> Double.NaN;
            default -> null;
        };
    }

    static String text(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        return Double.toString(number);
    }

    /** @throws Refused if the sum is not finite, since no later sum would be finite either */
    static double sum(double held, double pushed) {
        double sum = held + pushed;
        if (!Double.isFinite(sum)) {
            throw Refused.bad("The sum of %s and the stored value %s is too large.", text(pushed), text(held));
        }
        return sum;
    }
}
