package dev.packit.stats.push;

import java.util.regex.Pattern;

/** Rules for Prometheus' metric and label names. */
final class Names {

    /** The label that holds a bucket's upper boundary. */
    static final String BOUNDARY = "le";

    /** The label that holds a summary's quantile. */
    static final String QUANTILE = "quantile";

    private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private Names() {}

    static boolean isMetric(String name) {
        return METRIC.matcher(name).matches();
    }

    /** Excludes names with two leading underscores, which Prometheus reserves for itself. */
    static boolean isLabel(String name) {
        return LABEL.matcher(name).matches() && !name.startsWith("__");
    }
}
