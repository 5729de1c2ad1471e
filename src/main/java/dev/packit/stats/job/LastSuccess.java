package dev.packit.stats.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.packit.Job;
import org.jspecify.annotations.Nullable;

/**
 * When a job's identity last succeeded, and since when it has been failing.
 *
 * @param job for the same trigger or else in the same project; null if none is known
 * @param firstFailure the first job for the same trigger that failed after that; null if this is the first one
 * @param failures how many failed since, with this one if it did
 * @param complete whether all jobs were searched
 */
public record LastSuccess(@Nullable Job job, @Nullable Job firstFailure, int failures, boolean complete) {

    static final LastSuccess UNKNOWN = new LastSuccess(null, null, 0, false);

    /** Whether another job passed for the same commit, which then cannot be the only reason of a failure. */
    @JsonIgnore
    public boolean isOfSameCommit(Job other) {
        return job != null
                && job.trigger() != null
                && other.trigger() != null
                && job.trigger().commit() != null
                && job.trigger().commit().equals(other.trigger().commit());
    }

    /** Where the forge shows what changed between its commit and another; null if either is unknown. */
    @JsonIgnore
    public @Nullable String changesTo(Job other) {
        return job == null || job.project() == null || job.trigger() == null || other.trigger() == null
                ? null
                : job.project()
                        .comparison(job.trigger().commit(), other.trigger().commit());
    }
}
