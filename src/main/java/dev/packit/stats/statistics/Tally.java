package dev.packit.stats.statistics;

import dev.packit.stats.packit.Outcome;
import java.util.EnumMap;
import java.util.Map;

/** Accumulates outcomes and durations of jobs. */
public final class Tally {

    private final long[] counts = new long[Outcome.values().length];
    private final Durations queue = new Durations();
    private final Durations run = new Durations();

    public void add(Outcome outcome, float queueSeconds, float runSeconds) {
        counts[outcome.ordinal()]++;
        queue.add(queueSeconds);
        run.add(runSeconds);
    }

    public void addAll(Tally other) {
        addCounts(other);
        queue.addAll(other.queue);
        run.addAll(other.run);
    }

    /** Adds the outcomes of another tally, but not its durations. */
    void addCounts(Tally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /** Must be called before several threads read. */
    void seal() {
        queue.seal();
        run.seal();
    }

    long count(Outcome outcome) {
        return counts[outcome.ordinal()];
    }

    /** The number of jobs by outcome, without zeros. */
    Map<Outcome, Long> counts() {
        Map<Outcome, Long> by = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            if (count(outcome) > 0) {
                by.put(outcome, count(outcome));
            }
        }
        return by;
    }

    long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    Durations queue() {
        return queue;
    }

    Durations run() {
        return run;
    }
}
