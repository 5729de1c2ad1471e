package dev.packit.stats.statistics;

import dev.packit.stats.mirror.JobStatus;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.objective.Deadlines;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Unfinished jobs, from the data in memory, which is a few seconds old. */
@ApplicationScoped
public class LiveJobs {

    /** The status of a job that has started, for kinds that have such a status. */
    private static final String RUNNING = "running";

    @Inject
    JobStore store;

    @Inject
    Clock clock;

    /**
     * The unfinished jobs of a kind with a status that were submitted in the last week; older ones are assumed lost.
     *
     * @param started the number of them that have started; the others are waiting
     * @param overdue the number of them whose deadline has passed
     * @param oldest when the oldest one was submitted, UTC
     * @param oldestId the oldest one's id
     */
    public record Unfinished(
            JobKind kind, String status, long count, long started, long overdue, Instant oldest, int oldestId) {}

    /** Accumulates the jobs of a status. */
    private static final class Counted {
        private long count;
        private long started;
        private long overdue;
        private long oldest = Long.MAX_VALUE;
        private int oldestId;

        Unfinished of(JobStatus status) {
            return new Unfinished(
                    status.kind(),
                    Objects.requireNonNull(status.word(), "Without a status no job is known to run"),
                    count,
                    started,
                    overdue,
                    Window.instant(oldest),
                    oldestId);
        }
    }

    /** When jobs were last read from the database; null while they are still loading. */
    public @Nullable Instant asOf() {
        return store.readBackTo() == null ? store.asOf() : null;
    }

    public List<Unfinished> unfinished() {
        Instant now = clock.instant();
        long overdueBefore = Window.micros(now.minus(Deadlines.DEADLINE));
        Window window = Window.of(now.minus(Glances.FORGOTTEN), null);
        Map<JobStatus, Counted> counted = new LinkedHashMap<>();
        store.snapshot().scan(window, Selection.of(Outcome.RUNNING), job -> {
            Counted of = counted.computeIfAbsent(job.status(), first -> new Counted());
            boolean begun = RUNNING.equals(job.status().word());
            of.count++;
            of.started += begun || !Float.isNaN(job.queue()) ? 1 : 0;
            of.overdue += job.micros() < overdueBefore ? 1 : 0;
            if (job.micros() < of.oldest) {
                of.oldest = job.micros();
                of.oldestId = job.id();
            }
        });
        return counted.entrySet().stream()
                .map(entry -> entry.getValue().of(entry.getKey()))
                .toList();
    }
}
