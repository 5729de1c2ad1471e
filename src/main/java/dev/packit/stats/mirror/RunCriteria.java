package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobStatus;
import dev.packit.stats.packit.Outcome;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of runs: an outcome of their own, and a job with everything else.
 *
 * @param outcomes null for all
 * @param ofJobs whether there is anything else
 * @param targets and {@code identifiers} null for all; a job that has none is taken only by null
 */
public record RunCriteria(
        @Nullable Set<Outcome> outcomes,
        boolean ofJobs,
        Predicate<JobStatus> statuses,
        @Nullable Predicate<String> targets,
        @Nullable Predicate<String> identifiers) {

    /** Whether a job has everything that is asked of one. */
    boolean takes(JobCursor job) {
        return statuses.test(job.status()) && takes(targets, job.target()) && takes(identifiers, job.identifier());
    }

    private static boolean takes(@Nullable Predicate<String> wanted, @Nullable String word) {
        return wanted == null || word != null && wanted.test(word);
    }
}
