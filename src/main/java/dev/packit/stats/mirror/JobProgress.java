package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobStatus;
import dev.packit.stats.packit.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What has become known about a job since it was last read, possibly by an earlier process that saved what it had read. Not
 * reported for jobs that are read for the first time ever.
 *
 * @param finished its outcome if it has finished since then, else null
 * @param ended when it ended, UTC; null if that is not recorded
 * @param queueSeconds like {@code runSeconds} null if it was known before
 */
public record JobProgress(
        JobKind kind,
        int id,
        @Nullable Outcome finished,
        @Nullable Instant ended,
        @Nullable Double queueSeconds,
        @Nullable Double runSeconds) {

    /** Compares two readings of a job, the first of which is null for a new job; returns null if nothing is new. */
    static @Nullable JobProgress of(@Nullable JobEntry before, JobEntry now, Vocabulary vocabulary) {
        JobStatus status = vocabulary.status(now.status());
        boolean wasRunning =
                before == null || vocabulary.status(before.status()).isOpen();
        Outcome finished = wasRunning && !status.isOpen() ? status.outcome() : null;
        Double queue = learnt(before == null ? Float.NaN : before.queue(), now.queue());
        Double run = learnt(before == null ? Float.NaN : before.run(), now.run());
        return finished == null && queue == null && run == null
                ? null
                : new JobProgress(status.kind(), now.id(), finished, ended(now), queue, run);
    }

    private static @Nullable Instant ended(JobEntry job) {
        if (job.micros() == JobEntry.UNKNOWN_TIME || Float.isNaN(job.queue()) || Float.isNaN(job.run())) {
            return null;
        }
        return Instant.EPOCH.plus(job.micros(), ChronoUnit.MICROS).plusMillis((long)
                ((job.queue() + job.run()) * 1_000));
    }

    private static @Nullable Double learnt(float before, float now) {
        return Float.isNaN(before) && !Float.isNaN(now) ? Double.valueOf(now) : null;
    }
}
