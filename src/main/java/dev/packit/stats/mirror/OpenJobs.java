package dev.packit.stats.mirror;

import dev.packit.stats.packit.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tracks which jobs of a table may still change: those that are unfinished, or have just finished. Nearly all unfinished jobs of a
 * table are lost, so the lost ones are read in turns.
 */
final class OpenJobs {

    /** How long a finished job is still read, because its times may be written after its status. */
    private static final Duration SETTLING = Duration.ofMinutes(10);

    /** How many of the newest jobs whose results are expected are read every time. */
    private static final int MOST = 5_000;

    /** How many of the other unfinished jobs are read each time. */
    private static final int TURN = 500;

    private final Vocabulary vocabulary;
    private final BitSet open = new BitSet();
    /** When each unfinished job that is not lost was submitted, in microseconds, by id. */
    private final NavigableMap<Integer, Long> expected = new TreeMap<>();

    private final Map<Integer, Instant> settling = new HashMap<>();
    private int turn;

    OpenJobs(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Records which jobs of a chunk are unfinished. */
    void note(Chunk chunk) {
        int low = chunk.number() * Chunk.SIZE;
        int high = low + Chunk.SIZE;
        open.clear(low, high);
        expected.subMap(low, high).clear();
        chunk.jobs().stream().filter(this::isOpen).forEach(job -> {
            open.set(job.id());
            expected.put(job.id(), job.micros());
        });
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
        long lost = Window.micros(now.minus(Fate.LOST_AFTER));
        expected.values().removeIf(submitted -> submitted < lost);
        expected.descendingMap().keySet().stream().limit(MOST).forEach(next::add);
        int id = open.nextSetBit(turn);
        for (int others = 0; id >= 0 && others < TURN; id = open.nextSetBit(id + 1)) {
            if (next.add(id)) {
                others++;
            }
        }
        turn = Math.max(0, id);
        return next;
    }
}
