package dev.packit.stats.push;

import dev.packit.stats.push.PushConfig.Limits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stores pushed metrics in memory for reading and on disk for restarts. Pushes are added one at a time; readers never wait. */
final class PushedMetrics extends PushedOnDisk {

    private final Limits limits;
    private final Clock clock;

    PushedMetrics(Path folder, Limits limits, Clock clock) {
        super(folder);
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Adds the metrics and returns once they are on disk.
     *
     * @param labels those of the address, which the metrics have, too
     * @param reserved names of samples that must not be pushed
     * @param relayed tells whether they have been added before; null if the push was not passed on by another instance
     * @throws Refused if the metrics cannot be added; nothing has changed then
     */
    void add(
            SortedMap<String, String> labels,
            List<Family> pushed,
            Supplier<Set<String>> reserved,
            @Nullable Relayed relayed) {
        writing.lock();
        try {
            PushStore open = opened();
            if (numbers.has(relayed)) {
                return;
            }
            Instant now = clock.instant();
            fold(open, now);
            PushTimes nextTimes = labels.isEmpty() ? times : times.pushed(labels, now, limits.groups());
            if (!pushed.isEmpty()) {
                MetricSet next = holdings.plus(pushed, reserved, limits);
                DayStarts nextDays = days.has(today()) ? days : days.with(today(), histograms());
                RelayNumbers nextNumbers = numbers.with(relayed, now);
                write(open, () -> {
                    open.keep(nextNumbers);
                    if (nextDays != days) {
                        open.keep(nextDays);
                    }
                    open.keep(nextTimes);
                    open.save(next.touchedBy(pushed), now);
                });
                numbers = nextNumbers;
                days = nextDays;
                holdings = next;
            }
            times = nextTimes;
            last = now;
        } finally {
            writing.unlock();
        }
    }

    /** Folds the series of vanished hosts, once a day. */
    private void fold(PushStore open, Instant now) {
        double before = now.minus(limits.vanished()).toEpochMilli() / 1_000.0;
        MetricSet next = days.has(today()) ? holdings : Vanished.folded(holdings, times, before, today());
        if (next == holdings) {
            return;
        }
        PushTimes nextTimes = times.since(before);
        write(open, () -> {
            open.keep(nextTimes);
            open.replace(next, departed);
        });
        holdings = next;
        times = nextTimes;
        MetricSet folded = next.only(Vanished::isFolded);
        restored.accumulateAndGet(folded, (unread, added) -> unread == null ? added : unread.merged(added));
    }

    /**
     * Removes the series that have all these labels, and returns once they are gone from the disk. What their histograms have
     * counted still counts in {@link #histogram}.
     *
     * @param labels at least one
     * @param relayed tells whether they have been removed before; null if the request was not passed on by another instance
     * @throws Refused if that fails; nothing has changed then
     */
    void remove(SortedMap<String, String> labels, @Nullable Relayed relayed) {
        SortedMap<String, String> given = new TreeMap<>(labels);
        given.values().removeIf(String::isEmpty);
        Set<String> pairs = Notation.pairs(Notation.labels(given));
        writing.lock();
        try {
            PushStore open = opened();
            if (numbers.has(relayed)) {
                return;
            }
            Predicate<String> chosen = series -> Notation.pairs(series).containsAll(pairs);
            MetricSet removed = holdings.only(chosen);
            MetricSet nextDeparted = departed.merged(removed.histograms());
            if (nextDeparted.lines() > limits.series()) {
                throw Refused.full("More than %d series of removed histograms would be stored.", limits.series());
            }
            MetricSet next = holdings.only(chosen.negate());
            PushTimes nextTimes = times.without(pairs);
            RelayNumbers nextNumbers = numbers.with(relayed, clock.instant());
            write(open, () -> {
                open.keep(nextNumbers);
                open.keep(nextTimes);
                open.replace(next, nextDeparted);
            });
            numbers = nextNumbers;
            times = nextTimes;
            departed = nextDeparted;
            holdings = next;
        } finally {
            writing.unlock();
        }
    }

    /** Notes that a push was refused. This is written to disk with the next one that is accepted. */
    void fail(SortedMap<String, String> labels) {
        writing.lock();
        try {
            if (!labels.isEmpty() && labels.size() <= limits.labels()) {
                times = times.failed(labels, clock.instant(), limits.groups());
            }
        } finally {
            writing.unlock();
        }
    }

    /** What a histogram has counted on each day since the given one, summed over all its labels; empty if it was never pushed. */
    SortedMap<LocalDate, Histogram> byDay(String name, LocalDate from) {
        return histogram(name).map(now -> days.grown(name, now, from, today())).orElse(Collections.emptySortedMap());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
