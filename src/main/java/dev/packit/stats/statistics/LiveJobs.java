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

/** What has not finished. Some seconds old, and asks no database. */
@ApplicationScoped
public class LiveJobs {

    /** The word of those kinds that have one for having begun. */
    private static final String RUNNING = "running";

    @Inject
    JobStore store;

    @Inject
    Clock clock;

    /**
     * The unfinished jobs of a kind with a status that were submitted in the last week: what is older will not finish.
     *
     * @param started how many of them have begun: the others wait
     * @param overdue how many of them passed their deadline
     * @param oldest when the first was submitted, UTC
     * @param oldestId of that one
     */
    public record Unfinished(
            JobKind kind, String status, long count, long started, long overdue, Instant oldest, int oldestId) {}

    /** What the rows of a status come to. */
    private static final class Counted {
        private long count;
        private long started;
        private long overdue;
        private long oldest = Long.MAX_VALUE;
        private int oldestId;
    }

    /** When the database was last asked; null as long as not everything has been read. */
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
