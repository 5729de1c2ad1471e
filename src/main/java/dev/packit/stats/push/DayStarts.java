package dev.packit.stats.push;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state of all histograms at the start (UTC) of each of the last days. Days without a push have no entry. Immutable.
 *
 * @param byDay the histograms at the start of each day, each summed over all its labels
 */
record DayStarts(NavigableMap<LocalDate, MetricSet> byDay) {

    /** The number of days that can be queried. */
    static final int KEPT = 31;

    static final DayStarts NONE = new DayStarts(new TreeMap<>());

    DayStarts {
        byDay = Collections.unmodifiableNavigableMap(byDay);
    }

    boolean has(LocalDate day) {
        return byDay.containsKey(day);
    }

    /** Returns a copy with one more day and without the days that are too old to be queried. */
    DayStarts with(LocalDate day, MetricSet holdings) {
        NavigableMap<LocalDate, MetricSet> all = new TreeMap<>(byDay);
        all.put(day, holdings);
        LocalDate oldest = all.floorKey(day.minusDays(KEPT));
        return new DayStarts(oldest == null ? all : new TreeMap<>(all.tailMap(oldest, true)));
    }

    /**
     * Returns what a histogram has counted since the start of a day.
     *
     * @param now the histogram's current state
     * @return empty if no day has been recorded yet
     */
    Optional<Histogram.Delta> grown(String name, Histogram now, LocalDate from) {
        if (byDay.isEmpty()) {
            return Optional.empty();
        }
        // without a push on that day, the next recorded day started with the same counts
        Map.Entry<LocalDate, MetricSet> first = byDay.ceilingEntry(from);
        Histogram then = first == null
                ? now
                : first.getValue().histogram(name).orElse(new Histogram(null, Collections.emptySortedMap()));
        boolean isWhole = byDay.floorKey(from) != null;
        return Optional.of(new Histogram.Delta(now.less(then), isWhole ? from : byDay.firstKey()));
    }
}
