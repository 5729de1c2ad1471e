package dev.packit.stats.push;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * When something was last pushed with the labels of an address, successfully or not, as the Pushgateway tells it. Immutable.
 *
 * @param byLabels the times by the labels, as {@link Notation#labels} writes them
 */
record PushTimes(SortedMap<String, Times> byLabels) {

    static final PushTimes NONE = new PushTimes(new TreeMap<>());

    private static final String PUSHED = "push_time_seconds";

    private static final String FAILED = "push_failure_time_seconds";

    /** The names that cannot be pushed. */
    static final Set<String> NAMES = Set.of(PUSHED, FAILED);

    PushTimes {
        byLabels = Collections.unmodifiableSortedMap(byLabels);
    }

    /** @param most maximum number of labels to keep; those that have been silent for longest are forgotten */
    PushTimes pushed(SortedMap<String, String> labels, Instant at, int most) {
        String key = Notation.labels(labels);
        return with(key, new Times(seconds(at), times(key).failed), most);
    }

    /** @param most as in {@link #pushed} */
    PushTimes failed(SortedMap<String, String> labels, Instant at, int most) {
        String key = Notation.labels(labels);
        return with(key, new Times(times(key).pushed, seconds(at)), most);
    }

    PushTimes without(Collection<String> pairs) {
        SortedMap<String, Times> kept = new TreeMap<>(byLabels);
        kept.keySet().removeIf(labels -> Notation.pairs(labels).containsAll(pairs));
        return new PushTimes(kept);
    }

    PushTimes since(double seconds) {
        SortedMap<String, Times> kept = new TreeMap<>(byLabels);
        kept.values().removeIf(times -> times.last() < seconds);
        return new PushTimes(kept);
    }

    MetricSet metrics() {
        return byLabels.isEmpty()
                ? MetricSet.NONE
                : MetricSet.of(List.of(
                        family(
                                PUSHED,
                                "Time of the last accepted push, in seconds since 1970; 0 if none was",
                                Times::pushed),
                        family(
                                FAILED,
                                "Time of the last refused push, in seconds since 1970; 0 if none was",
                                Times::failed)));
    }

    private Family family(String name, String help, ToDoubleFunction<Times> time) {
        SortedMap<String, Value> series = new TreeMap<>();
        byLabels.forEach((labels, times) -> series.put(labels, new Value.Scalar(time.applyAsDouble(times))));
        return new Family(name, Family.Type.GAUGE, help, series);
    }

    private Times times(String labels) {
        return byLabels.getOrDefault(labels, new Times(0, 0));
    }

    private PushTimes with(String labels, Times times, int most) {
        SortedMap<String, Times> all = new TreeMap<>(byLabels);
        all.put(labels, times);
        while (all.size() > most) {
            all.remove(Collections.min(all.entrySet(), Map.Entry.comparingByValue(Comparator.comparing(Times::last)))
                    .getKey());
        }
        return new PushTimes(all);
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / 1_000.0;
    }

    /**
     * In seconds since 1970, or 0.
     *
     * @param pushed the last accepted push
     * @param failed the last refused push
     */
    record Times(double pushed, double failed) {

        static Times parse(String text) {
            String[] parts = text.split(" ");
            return new Times(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
        }

        String text() {
            return pushed + " " + failed;
        }

        double last() {
            return Math.max(pushed, failed);
        }
    }
}
