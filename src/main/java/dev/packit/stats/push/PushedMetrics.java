package dev.packit.stats.push;

import dev.packit.stats.push.PushConfig.Limits;
import dev.packit.stats.push.PushReceiver.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stores pushed metrics in memory for reading and on disk for restarts. Pushes are added one at a time; readers never wait.
 * If the disk fails or another process has locked the file, opening it is retried later.
 */
final class PushedMetrics extends PushedState implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PushedMetrics.class);

    static final String UNAVAILABLE = "Pushes cannot be accepted at the moment: %s.";

    private static final String UNWRITABLE = "they cannot be written to disk";

    private static final long TRY_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Path folder;
    private final Limits limits;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile @Nullable PushStore store;
    private volatile @Nullable String problem;
    private boolean isFailing;
    private long triedAt = System.nanoTime() - TRY_AGAIN_NANOS;

    PushedMetrics(Path folder, Limits limits, Clock clock) {
        this.folder = folder;
        this.limits = limits;
        this.clock = clock;
    }

    /** Why nothing can be added; null if it can. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Opens the file, unless it is open already or another thread is working on it. */
    void open() {
        if (store == null && writing.tryLock()) {
            try {
                tryOpen();
            } finally {
                writing.unlock();
            }
        }
    }

    /**
     * Adds the metrics and returns once they are on disk.
     *
     * @param labels those of the address, which the metrics have, too
     * @param reserved names of samples that must not be pushed
     * @throws Refused if the metrics cannot be added; nothing has changed then
     */
    void add(SortedMap<String, String> labels, List<Family> pushed, Supplier<Set<String>> reserved) {
        writing.lock();
        try {
            PushStore open = opened();
            Instant now = clock.instant();
            fold(open, now);
            PushTimes nextTimes = labels.isEmpty() ? times : times.pushed(labels, now, limits.groups());
            if (!pushed.isEmpty()) {
                MetricSet next = holdings.plus(pushed, reserved, limits);
                DayStarts nextDays = days.has(today()) ? days : days.with(today(), histograms());
                write(open, () -> {
                    if (nextDays != days) {
                        open.keep(nextDays);
                    }
                    open.keep(nextTimes);
                    open.save(next.touchedBy(pushed), now);
                });
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
     * @throws Refused if that fails; nothing has changed then
     */
    void remove(SortedMap<String, String> labels) {
        SortedMap<String, String> given = new TreeMap<>(labels);
        given.values().removeIf(String::isEmpty);
        Set<String> pairs = Notation.pairs(Notation.labels(given));
        writing.lock();
        try {
            PushStore open = opened();
            Predicate<String> chosen = series -> Notation.pairs(series).containsAll(pairs);
            MetricSet removed = holdings.only(chosen);
            MetricSet nextDeparted = departed.merged(removed.histograms());
            if (nextDeparted.lines() > limits.series()) {
                throw Refused.full("More than %d series of removed histograms would be stored.", limits.series());
            }
            MetricSet next = holdings.only(chosen.negate());
            PushTimes nextTimes = times.without(pairs);
            write(open, () -> {
                open.keep(nextTimes);
                open.replace(next, nextDeparted);
            });
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

    private PushStore opened() {
        tryOpen();
        PushStore open = store;
        if (open == null) {
            throw new Refused(Result.UNAVAILABLE, UNAVAILABLE.formatted(problem));
        }
        return open;
    }

    private void tryOpen() {
        if (store != null || System.nanoTime() - triedAt < TRY_AGAIN_NANOS) {
            return;
        }
        triedAt = System.nanoTime();
        try {
            PushStore opened = PushStore.open(folder);
            if (!isFailing) {
                take(opened);
            }
            if (isFailing
                    || opened.isReadOnly()
                    || opened.families().isEmpty() && !holdings.families().isEmpty()) {
                // If the file became corrupt while this was running, memory holds the only copy.
                rewrite(opened);
            }
            store = opened;
            problem = null;
        } catch (IOException | RuntimeException failure) {
            String found = Objects.requireNonNullElse(
                    failure.getMessage(), failure.getClass().getSimpleName());
            if (problem == null) {
                LOG.errorf("Pushes to %s cannot be accepted: %s", folder, found);
            }
            problem = found;
        }
    }

    private void rewrite(PushStore opened) throws IOException {
        try {
            opened.save(List.copyOf(holdings.families().values()), last);
            isFailing = false;
        } catch (RuntimeException failure) {
            isFailing = true;
            opened.close();
            throw new IOException(UNWRITABLE, failure);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void write(PushStore open, Runnable writes) {
        try {
            writes.run();
        } catch (RuntimeException failure) {
            if (!isFailing) {
                LOG.errorf("Pushed metrics cannot be written to %s, so pushes are refused: %s", folder, failure);
            }
            isFailing = true;
            problem = UNWRITABLE;
            open.close();
            store = null;
            throw new Refused(Result.UNAVAILABLE, UNAVAILABLE.formatted(problem));
        }
    }

    /** Closes and unlocks the file. */
    @Override
    public void close() {
        writing.lock();
        try {
            if (store != null) {
                store.close();
                store = null;
            }
        } finally {
            writing.unlock();
        }
    }
}
