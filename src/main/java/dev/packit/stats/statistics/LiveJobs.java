package dev.packit.stats.statistics;

import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Vocabulary;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.objective.Deadlines;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    }

    /** When jobs were last read from the database; null while they are still loading. */
    public Instant asOf() {
        return store.readBackTo() == null ? store.asOf() : null;
    }

    public List<Unfinished> unfinished() {
        Instant now = clock.instant();
        long overdueBefore = Window.micros(now.minus(Deadlines.DEADLINE));
        Window window = Window.of(now.minus(Glances.FORGOTTEN), null);
        List<Vocabulary.Status> statuses = store.vocabulary().statuses();
        Selection running =
                new Selection(store.vocabulary().statuses(status -> status.outcome() == Outcome.RUNNING), null);
        Map<Integer, Counted> counted = new HashMap<>();
        for (JobSource source : JobSource.values()) {
            store.facts(source).scan(window, running, (chunk, row) -> {
                Counted of = counted.computeIfAbsent(chunk.status(row), first -> new Counted());
                boolean begun = statuses.get(chunk.status(row)).word().equals(RUNNING);
                long micros = chunk.micros(row);
                of.count++;
                of.started += begun || !Float.isNaN(chunk.queue(row)) ? 1 : 0;
                of.overdue += micros < overdueBefore ? 1 : 0;
                if (micros < of.oldest) {
                    of.oldest = micros;
                    of.oldestId = chunk.id(row);
                }
            });
        }
        List<Unfinished> unfinished = new ArrayList<>();
        counted.forEach((status, of) -> unfinished.add(new Unfinished(
                statuses.get(status).kind(),
                statuses.get(status).word(),
                of.count,
                of.started,
                of.overdue,
                Window.instant(of.oldest),
                of.oldestId)));
        return unfinished;
    }
}
