package dev.packit.stats.mirror;

import dev.packit.stats.packit.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which jobs of a table may change: those that have not finished, and those that have just finished. */
final class OpenJobs {

    /** What has just finished is looked at for so long: its times may be written after its status. */
    private static final Duration SETTLING = Duration.ofMinutes(10);

    /** So many that have not finished are looked at every time, the newest; of the others as many, in turn. */
    private static final int MOST = 2_000;

    private final Vocabulary vocabulary;
    private final BitSet open = new BitSet();
    private final Map<Integer, Instant> settling = new HashMap<>();
    private int turn;

    OpenJobs(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Notes which jobs of a chunk have not finished. */
    void note(Chunk chunk) {
        open.clear(chunk.number() * Chunk.SIZE, (chunk.number() + 1) * Chunk.SIZE);
        chunk.jobs().stream().filter(this::isOpen).forEach(job -> open.set(job.id()));
    }

    private boolean isOpen(JobEntry job) {
        return vocabulary.status(job.status()).outcome() == Outcome.RUNNING;
    }

    /** Notes a job that has changed. */
    void changed(JobEntry job, Instant now) {
        if (!isOpen(job)) {
            settling.put(job.id(), now.plus(SETTLING));
        }
    }

    /** The ids that are to be read again now. */
    Set<Integer> next(Instant now) {
        settling.values().removeIf(until -> until.isBefore(now));
        Set<Integer> next = new HashSet<>(settling.keySet());
        List<Integer> oldestFirst = open.stream().boxed().toList();
        int older = Math.max(0, oldestFirst.size() - MOST);
        next.addAll(oldestFirst.subList(older, oldestFirst.size()));
        if (older > 0) {
            int parts = (older + MOST - 1) / MOST;
            int from = turn++ % parts * MOST;
            next.addAll(oldestFirst.subList(from, Math.min(older, from + MOST)));
        }
        return next;
    }
}
