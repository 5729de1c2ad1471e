package dev.packit.stats.push;

import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How Prometheus' text format writes names, labels and numbers. */
final class Notation {

    /** The label that holds a bucket's upper boundary. */
    static final String BOUNDARY = "le";

    /** The label that holds a summary's quantile. */
    static final String QUANTILE = "quantile";

    private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private static final Pattern PAIR = Pattern.compile(LABEL.pattern() + "=\"(?:[^\"\\\\]|\\\\.)*+\"");

    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private Notation() {}

    static boolean isMetric(String name) {
        return METRIC.matcher(name).matches();
    }

    /** Excludes names with two leading underscores, which Prometheus reserves for itself. */
    static boolean isLabel(String name) {
        return LABEL.matcher(name).matches() && !name.startsWith("__");
    }

    /** Returns labels in order, such as {@code job="worker-0",reason="error"}; the text identifies a series within its family. */
    static String labels(SortedMap<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label(label.getKey(), label.getValue()))
                .collect(Collectors.joining(","));
    }

    /** Returns each label of such a text by itself. */
    static Set<String> pairs(String labels) {
        return PAIR.matcher(labels).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    static String label(String name, String value) {
        return "%s=\"%s\"".formatted(name, escaped(value));
    }

    static String help(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** Parses a number such as {@code 15.0}, {@code +Inf} or {@code NaN}; returns null if the text is not one. */
    static @Nullable Double number(String written) {
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

    static String number(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        return Double.toString(number);
    }

    /** @throws Refused if the sum is not finite, since no later sum would be finite either */
    static double sum(double held, double pushed) {
        double sum = held + pushed;
        if (!Double.isFinite(sum)) {
            throw Refused.bad("The sum of %s and the stored value %s is too large.", number(pushed), number(held));
        }
        return sum;
    }
}
