package dev.packit.stats.statistics;

import dev.packit.stats.mirror.JobCursor;
import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.JobStatus;
import dev.packit.stats.packit.Outcome;

/** The outcomes and durations of jobs, while they are counted. */
final class Tally {

    private final long[] counts = new long[Outcome.values().length];
    private final long[] fates = new long[Fate.values().length];
    private final Durations queue = new Durations();
    private final Durations run = new Durations();

    void add(JobCursor job) {
        add(job.status());
        queue.add(job.queue());
        run.add(job.run());
    }

    /** Adds a job without its durations. */
    void add(JobStatus status) {
        counts[status.outcome().ordinal()]++;
        fates[status.fate().ordinal()]++;
    }

    void addAll(Tally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        for (int i = 0; i < fates.length; i++) {
            fates[i] += other.fates[i];
        }
        queue.addAll(other.queue);
        run.addAll(other.run);
    }

    /** Must be called before several threads read. */
    void seal() {
        queue.seal();
        run.seal();
    }

    Counts counts() {
        return new Counts(
                counts[Outcome.SUCCESS.ordinal()],
                counts[Outcome.FAILED.ordinal()],
                counts[Outcome.ERROR.ordinal()],
                counts[Outcome.RUNNING.ordinal()],
                counts[Outcome.OTHER.ordinal()],
                fates[Fate.NOT_BUILT.ordinal()],
                fates[Fate.LOST.ordinal()]);
    }

    Durations queue() {
        return queue;
    }

    Durations run() {
        return run;
    }
}
