package dev.packit.stats.mirror;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tracks which jobs of a table may still change: those that are unfinished, even if lost, or have just finished. */
final class OpenJobs {

    /** How long a finished job is still read, because its times may be written after its status. */
    private static final Duration SETTLING = Duration.ofMinutes(10);

    /** How many of the newest unfinished jobs are read every time; the older ones are read in turns of the same size. */
    private static final int MOST = 2_000;

    private final Vocabulary vocabulary;
    private final BitSet open = new BitSet();
    private final Map<Integer, Instant> settling = new HashMap<>();
    private int turn;

    OpenJobs(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Records which jobs of a chunk are unfinished. */
    void note(Chunk chunk) {
        open.clear(chunk.number() * Chunk.SIZE, (chunk.number() + 1) * Chunk.SIZE);
        chunk.jobs().stream().filter(this::isOpen).forEach(job -> open.set(job.id()));
    }

    private boolean isOpen(JobEntry job) {
        return vocabulary.status(job.status()).isOpen();
    }

    /** Records a job that has changed. */
    void changed(JobEntry job, Instant now) {
        if (!isOpen(job)) {
            settling.put(job.id(), now.plus(SETTLING));
        }
    }

    /** Returns the ids to be read now. */
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
