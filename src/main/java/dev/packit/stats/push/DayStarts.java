package dev.packit.stats.push;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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
     * Returns what a histogram has counted on each day (UTC).
     *
     * @param now the histogram's current state
     * @param from the first day; if its start is not known, the first one of which it is
     * @param today the last day
     * @return every day in between, in order; empty if no day has been recorded yet
     */
    SortedMap<LocalDate, Histogram> grown(String name, Histogram now, LocalDate from, LocalDate today) {
        SortedMap<LocalDate, Histogram> grown = new TreeMap<>();
        if (!byDay.isEmpty()) {
            LocalDate first = byDay.floorKey(from) == null ? byDay.firstKey() : from;
            Stream.iterate(first, day -> !day.isAfter(today), day -> day.plusDays(1))
                    .forEach(
                            day -> grown.put(day, at(day.plusDays(1), name, now).less(at(day, name, now))));
        }
        return grown;
    }

    /** The state at the start of a day. Without a push on that day, the next recorded one started with the same counts. */
    private Histogram at(LocalDate day, String name, Histogram now) {
        Map.Entry<LocalDate, MetricSet> recorded = byDay.ceilingEntry(day);
        return recorded == null
                ? now
                : recorded.getValue().histogram(name).orElse(new Histogram(null, Collections.emptySortedMap()));
    }
}
