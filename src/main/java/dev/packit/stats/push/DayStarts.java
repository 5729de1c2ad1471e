package dev.packit.stats.push;

import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What histograms had counted when each of the last days began, UTC; a day on which nothing was pushed has none. Never
 * changes.
 *
 * @param byDay every histogram, summed over all its labels
 */
record DayStarts(NavigableMap<LocalDate, MetricSet> byDay) {

    /** So many days can be asked for. */
    static final int KEPT = 31;

    static final DayStarts NONE = new DayStarts(new TreeMap<>());

    DayStarts {
        byDay = Collections.unmodifiableNavigableMap(byDay);
    }

    boolean has(LocalDate day) {
        return byDay.containsKey(day);
    }

    /** These with one more, and without those that nobody asks for any longer. */
    DayStarts with(LocalDate day, MetricSet holdings) {
        NavigableMap<LocalDate, MetricSet> all = new TreeMap<>(byDay);
        all.put(day, holdings);
        LocalDate oldest = all.floorKey(day.minusDays(KEPT));
        return new DayStarts(oldest == null ? all : new TreeMap<>(all.tailMap(oldest, true)));
    }

    /**
     * What a histogram has counted since a day began.
     *
     * @param now what it has counted in all
     * @return empty where nothing is known of any day
     */
    Optional<HistogramDelta> grown(String name, Histogram now, LocalDate from) {
        if (byDay.isEmpty()) {
            return Optional.empty();
        }
        // a day without pushes ends as it began
        LocalDate first = byDay.ceilingKey(from);
        Histogram then = first == null
                ? now
                : byDay.get(first).histogram(name).orElse(new Histogram(null, Collections.emptySortedMap()));
        boolean isWhole = byDay.floorKey(from) != null;
        return Optional.of(new HistogramDelta(now.less(then), isWhole ? from : first));
    }
}
