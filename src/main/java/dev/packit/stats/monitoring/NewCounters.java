package dev.packit.stats.monitoring;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Shows each new counter as zero once before its value. Prometheus computes increases from the difference between two
 * scrapes, so it would never see what was counted before the first one. A second Prometheus that scrapes later does not
 * see the zero.
 */
final class NewCounters {

    private static final String TYPE = "# TYPE ";

    private Set<String> shown = Set.of();

    /**
     * Returns the text with zeros instead of the values of counters, histograms and summaries that were not in the last text.
     *
     * @param exposition in Prometheus' text format
     * @param mayBeNew by name and labels; others had their values before this application started
     */
    synchronized String zeroed(String exposition, Predicate<String> mayBeNew) {
        Set<String> now = new HashSet<>();
        StringBuilder text = new StringBuilder(exposition.length());
        String family = "";
        String type = "";
        for (String line : exposition.split("\n")) {
            if (line.startsWith(TYPE)) {
                int space = line.lastIndexOf(' ');
                family = line.substring(TYPE.length(), space);
                type = line.substring(space + 1);
            }
            String series = series(line);
            boolean isNew = !series.isEmpty()
                    && counts(type, family, series)
                    && mayBeNew.test(series)
                    && now.add(series)
                    && !shown.contains(series);
            text.append(isNew ? series + " 0.0" : line).append('\n');
        }
        shown = now;
        return exposition.isEmpty() ? "" : text.toString();
    }

    /** Adds counters whose values were there before this application started, for instance in a file. */
    synchronized void know(String exposition) {
        Set<String> all = new HashSet<>(shown);
        for (String line : exposition.split("\n")) {
            all.add(series(line));
        }
        shown = all;
    }

    /** The name and labels of a sample; empty for a comment. */
    private static String series(String line) {
        return line.startsWith("#") ? "" : line.substring(0, Math.max(0, line.lastIndexOf(' ')));
    }

    /** Whether a sample can only grow: not a gauge, and not a quantile of a summary. */
    private static boolean counts(String type, String family, String series) {
        return switch (type) {
            case "counter", "histogram" -> true;
            case "summary" -> series.startsWith(family + "_");
            default -> false;
        };
    }
}
