package dev.packit.stats.push;

import java.util.regex.Pattern;

/** What Prometheus takes as a name. */
final class Names {

    /** Of the label that tells a bucket's boundary. */
    static final String BOUNDARY = "le";

    /** Of the label that tells a summary's quantile. */
    static final String QUANTILE = "quantile";

    private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private Names() {}

    static boolean isMetric(String name) {
        return METRIC.matcher(name).matches();
    }

    /** Without those that Prometheus keeps to itself. */
    static boolean isLabel(String name) {
        return LABEL.matcher(name).matches() && !name.startsWith("__");
    }
}
