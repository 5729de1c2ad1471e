package dev.packit.stats.statistics;

import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobStatus;
import dev.packit.stats.packit.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Unfinished jobs, from the data in memory, which is a few seconds old. */
@ApplicationScoped
public class LiveJobs {

    /** Jobs are read in turns, so one may be lost for some time before that is known. */
    private static final Duration MARGIN = Duration.ofDays(1);

    @Inject
    JobStore store;

    /**
     * The unfinished jobs of a kind with a status, except for lost ones.
     *
     * @param started the number of them that have started; the others are waiting
     * @param overdue the number of them whose deadline has passed
     * @param oldest when the oldest one was submitted, UTC
     * @param oldestId the oldest one's id
     */
    public record Unfinished(
            JobKind kind, String status, long count, long started, long overdue, Instant oldest, int oldestId) {}

    private record Key(JobKind kind, String word) {

        static Key of(JobStatus status) {
            return new Key(
                    status.kind(), Objects.requireNonNull(status.word(), "Without a status no job is known to run"));
        }
    }

    /** Accumulates the jobs of a status. */
    private static final class Counted {
        private long count;
        private long started;
        private long overdue;
        private long oldest = Long.MAX_VALUE;
        private int oldestId;

        Unfinished of(Key key) {
            return new Unfinished(key.kind, key.word, count, started, overdue, Window.instant(oldest), oldestId);
        }
    }

    /** When jobs were last read from the database; null while they are still loading. */
    public @Nullable Instant asOf() {
        return store.readBackTo() == null ? store.asOf() : null;
    }

    public List<Unfinished> unfinished() {
        Map<Key, Counted> counted = new LinkedHashMap<>();
        store.snapshot().scan(window(), Selection.of(Outcome.RUNNING), job -> {
            Counted of = counted.computeIfAbsent(Key.of(job.status()), first -> new Counted());
            of.count++;
            of.started += job.status().mayWait() && Float.isNaN(job.queue()) ? 0 : 1;
            of.overdue += job.status().fate() == Fate.OVERDUE ? 1 : 0;
            if (job.micros() < of.oldest) {
                of.oldest = job.micros();
                of.oldestId = job.id();
            }
        });
        return counted.entrySet().stream()
                .map(entry -> entry.getValue().of(entry.getKey()))
                .toList();
    }

    /** All jobs that are not lost were submitted in it, so that millions of older ones need not be looked at. */
    private Window window() {
        Instant asOf = store.asOf();
        return asOf == null ? Window.ALL : Window.of(asOf.minus(Fate.LOST_AFTER).minus(MARGIN), null);
    }
}
