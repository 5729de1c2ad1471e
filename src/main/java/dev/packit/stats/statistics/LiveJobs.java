package dev.packit.stats.statistics;

import dev.packit.stats.job.JobKind;
import dev.packit.stats.job.JobSource;
import dev.packit.stats.job.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has not finished, and what passes its deadline. Some seconds old, and asks no database. */
@ApplicationScoped
public class LiveJobs {

    /** Within so long builds and tests should be decided: Packit's objectives. */
    public static final Duration DEADLINE = Glances.OVERDUE;

    @Inject
    FactStore store;

    @Inject
    Clock clock;

    /**
     * The unfinished jobs of a kind with a status that were submitted in the last week: what is older will not finish.
     *
     * @param overdue how many of them passed the deadline
     * @param oldest when the first was submitted, UTC
     */
    public record Unfinished(JobKind kind, String status, long count, long overdue, Instant oldest) {}

    /** When the database was last asked; null as long as not everything has been read. */
    public Instant asOf() {
        return store.readBackTo() == null ? store.asOf() : null;
    }

    public List<Unfinished> unfinished() {
        Instant now = clock.instant();
        long overdueBefore = Window.micros(now.minus(DEADLINE));
        Window window = Window.of(now.minus(Glances.FORGOTTEN), null);
        List<Vocabulary.Status> statuses = store.vocabulary().statuses();
        Selection running =
                new Selection(store.vocabulary().statuses(status -> status.outcome() == Outcome.RUNNING), null, null);
        Map<Integer, long[]> counted = new HashMap<>();
        for (JobSource source : JobSource.values()) {
            store.facts(source).scan(window, running, (chunk, row) -> {
                long micros = chunk.micros(row);
                long[] figures = counted.computeIfAbsent(chunk.status(row), first -> new long[] {0, 0, Long.MAX_VALUE});
                figures[0]++;
                figures[1] += micros < overdueBefore ? 1 : 0;
                figures[2] = Math.min(figures[2], micros);
            });
        }
        List<Unfinished> unfinished = new ArrayList<>();
        counted.forEach((status, figures) -> unfinished.add(new Unfinished(
                statuses.get(status).kind(),
                statuses.get(status).word(),
                figures[0],
                figures[1],
                Window.instant(figures[2]))));
        return unfinished;
    }

    /**
     * How those jobs of some kinds did whose deadline passed between two times: {@code good} were decided, as success or
     * failure, in time. What was canceled or skipped counts as neither. Of a kind without times of its end, what is decided
     * now was so in time: to be asked soon after the deadline.
     */
    public record Passed(long good, long bad) {}

    public Passed passed(Set<JobKind> kinds, Instant from, Instant to) {
        Window submitted = Window.of(from.minus(DEADLINE), to.minus(DEADLINE));
        List<Vocabulary.Status> statuses = store.vocabulary().statuses();
        Selection wanted = new Selection(
                store.vocabulary()
                        .statuses(status -> kinds.contains(status.kind()) && status.outcome() != Outcome.OTHER),
                null,
                null);
        Set<JobSource> sources = EnumSet.noneOf(JobSource.class);
        kinds.forEach(kind -> sources.add(kind.source()));
        long[] counts = new long[2];
        for (JobSource source : sources) {
            store.facts(source).scan(submitted, wanted, (chunk, row) -> {
                Outcome outcome = statuses.get(chunk.status(row)).outcome();
                boolean decided = outcome == Outcome.SUCCESS || outcome == Outcome.FAILED;
                boolean late = !Float.isNaN(chunk.run(row))
                        && nought(chunk.queue(row)) + chunk.run(row) > DEADLINE.toSeconds();
                counts[decided && !late ? 0 : 1]++;
            });
        }
        return new Passed(counts[0], counts[1]);
    }

    private static float nought(float unknown) {
        return Float.isNaN(unknown) ? 0 : unknown;
    }
}
