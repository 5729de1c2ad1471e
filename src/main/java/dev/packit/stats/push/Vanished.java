package dev.packit.stats.push;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folds the series of hosts that no longer push into one series each, so that the sums over all hosts stay the same. The day is
 * part of its labels: a series that is new with all its counts is no increase to Prometheus, but one that grows by them is.
 */
final class Vanished {

    private static final String JOB = "job=\"vanished\"";

    private static final String FOLDED = "folded=\"";

    /** The labels of each address, and whether nothing has been pushed there for long. */
    private final Map<Set<String>, Boolean> addresses;

    private final LocalDate day;

    private Vanished(Map<Set<String>, Boolean> addresses, LocalDate day) {
        this.addresses = addresses;
        this.day = day;
    }

    /**
     * Returns the metrics with all summed series of hosts that have vanished folded, and without their gauges.
     *
     * @param before seconds since 1970; whoever has not pushed since has vanished
     */
    static MetricSet folded(MetricSet all, PushTimes times, double before, LocalDate day) {
        Map<Set<String>, Boolean> addresses = times.byLabels().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> Notation.pairs(entry.getKey()),
                        entry -> entry.getValue().last() < before));
        return addresses.containsValue(true) ? all.relabeled(new Vanished(addresses, day).relabeling()) : all;
    }

    static boolean isFolded(String labels) {
        Set<String> pairs = Notation.pairs(labels);
        return pairs.contains(JOB) && pairs.stream().anyMatch(pair -> pair.startsWith(FOLDED));
    }

    private UnaryOperator<String> relabeling() {
        return labels -> {
            Set<String> pairs = Notation.pairs(labels);
            if (isFolded(labels)) {
                return labels(pairs);
            }
            return addresses.keySet().stream()
                    .filter(pairs::containsAll)
                    .max(Comparator.comparingInt(Set::size))
                    .filter(addresses::get)
                    .map(address -> {
                        Set<String> others = new HashSet<>(pairs);
                        others.removeAll(address);
                        return labels(others);
                    })
                    .orElse(labels);
        };
    }

    private String labels(Set<String> others) {
        return Stream.concat(
                        others.stream().filter(pair -> !pair.equals(JOB) && !pair.startsWith(FOLDED)),
                        Stream.of(JOB, FOLDED + day + "\""))
                .sorted(Comparator.comparing((String pair) -> pair.substring(0, pair.indexOf('='))))
                .collect(Collectors.joining(","));
    }
}
