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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stores pushed metrics in memory for reading and on disk for restarts. Pushes are added one at a time; readers never wait.
 * If the disk fails or another process has locked the file, opening it is retried later.
 */
final class PushedMetrics implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PushedMetrics.class);

    private static final long TRY_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Path folder;
    private final Limits limits;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile MetricSet holdings = MetricSet.NONE;
    private final AtomicReference<@Nullable MetricSet> restored = new AtomicReference<>();
    private volatile DayStarts days = DayStarts.NONE;
    private volatile @Nullable Instant last;
    private volatile @Nullable PushStore store;
    private volatile @Nullable String problem;
    private long triedAt = System.nanoTime() - TRY_AGAIN_NANOS;

    PushedMetrics(Path folder, Limits limits, Clock clock) {
        this.folder = folder;
        this.limits = limits;
        this.clock = clock;
    }

    /** What was read from disk since this was last asked; null if nothing was. */
    @Nullable
    MetricSet takeRestored() {
        return restored.getAndSet(null);
    }

    /** When the last push was accepted, possibly by an earlier process; null if none is known. */
    @Nullable
    Instant last() {
        return last;
    }

    DayStarts days() {
        return days;
    }

    MetricSet holdings() {
        return holdings;
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
     * @param reserved names of samples that must not be pushed
     * @throws Refused if the metrics cannot be added; nothing has changed then
     */
    void add(List<Family> pushed, Supplier<Set<String>> reserved) {
        writing.lock();
        try {
            tryOpen();
            PushStore open = store;
            if (open == null) {
                throw new Refused(
                        Result.UNAVAILABLE, "Pushes cannot be accepted at the moment: %s.".formatted(problem));
            }
            Instant now = clock.instant();
            if (!pushed.isEmpty()) {
                MetricSet next = holdings.plus(pushed, reserved, limits);
                DayStarts nextDays = days.has(today()) ? days : days.with(today(), holdings.histograms());
                save(open, next.touchedBy(pushed), nextDays, now);
                days = nextDays;
                holdings = next;
            }
            last = now;
        } finally {
            writing.unlock();
        }
    }

    private void tryOpen() {
        if (store != null || System.nanoTime() - triedAt < TRY_AGAIN_NANOS) {
            return;
        }
        triedAt = System.nanoTime();
        try {
            PushStore opened = PushStore.open(folder);
            if (!opened.families().isEmpty()) {
                holdings = MetricSet.of(opened.families());
                restored.set(holdings);
            } else if (!holdings.families().isEmpty()) {
                // The file became corrupt while this was running, so memory holds the only copy.
                opened.save(List.copyOf(holdings.families().values()), last);
            }
            days = opened.days();
            last = opened.last() == null ? last : opened.last();
            store = opened;
            problem = null;
        } catch (IOException | RuntimeException failure) {
            String found = Objects.requireNonNullElse(
                    failure.getMessage(), failure.getClass().getSimpleName());
            if (problem == null) {
                LOG.errorf("Pushes cannot be accepted: %s", found);
            }
            problem = found;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void save(PushStore open, List<Family> changed, DayStarts nextDays, Instant at) {
        try {
            if (nextDays != days) {
                open.keep(nextDays);
            }
            open.save(changed, at);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Pushed metrics cannot be written to disk");
            problem = "they cannot be written to disk";
            open.close();
            store = null;
            throw new Refused(Result.UNAVAILABLE, "Pushes cannot be accepted at the moment: %s.".formatted(problem));
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
