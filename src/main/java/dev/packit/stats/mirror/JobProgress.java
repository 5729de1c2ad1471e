package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;

/**
 * What came to be known of a job since it was looked at last. Of the jobs of the past that are read at start nothing is told.
 *
 * @param finished what became of it, where that was not known before; else null
 * @param queueSeconds and {@code runSeconds} where they were not known before; else null
 */
public record JobProgress(JobKind kind, Outcome finished, Double queueSeconds, Double runSeconds) {

    /** Of two readings of a job, the first of which is null where it is new; null where nothing is new. */
    static JobProgress of(JobEntry before, JobEntry now, Vocabulary vocabulary) {
        Vocabulary.Status status = vocabulary.status(now.status());
        boolean wasRunning =
                before == null || vocabulary.status(before.status()).outcome() == Outcome.RUNNING;
        Outcome finished = wasRunning && status.outcome() != Outcome.RUNNING ? status.outcome() : null;
        Double queue = learnt(before == null ? Float.NaN : before.queue(), now.queue());
        Double run = learnt(before == null ? Float.NaN : before.run(), now.run());
        return finished == null && queue == null && run == null
                ? null
                : new JobProgress(status.kind(), finished, queue, run);
    }

    private static Double learnt(float before, float now) {
        return Float.isNaN(before) && !Float.isNaN(now) ? Double.valueOf(now) : null;
    }
}
