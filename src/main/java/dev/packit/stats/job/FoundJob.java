package dev.packit.stats.job;

import dev.packit.stats.mirror.JobCursor;
import dev.packit.stats.packit.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * A job that was found in memory.
 *
 * @param pipeline the first one that refers to it
 */
public record FoundJob(
        int id,
        JobStatus status,
        @Nullable String target,
        @Nullable String identifier,
        int pipeline) {

    public static FoundJob of(JobCursor job) {
        return new FoundJob(job.id(), job.status(), job.target(), job.identifier(), job.pipeline());
    }
}
