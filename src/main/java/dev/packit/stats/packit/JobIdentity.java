package dev.packit.stats.packit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What makes a job the same as an earlier one, which it then supersedes.
 *
 * @param packageName of the pipeline, since Packit runs one job per package of a monorepo
 */
public record JobIdentity(
        JobKind kind,
        @Nullable String target,
        @Nullable String identifier,
        @JsonProperty("package") @Nullable String packageName) {

    /** This identity without its package. */
    public JobIdentity ofAnyPackage() {
        return new JobIdentity(kind, target, identifier, null);
    }

    /** The newest job of each identity, in the given order, each once. */
    public static List<Job> current(Collection<Job> jobs) {
        Map<JobIdentity, Job> newest = newest(jobs, Job::identity);
        // a job has far more parts to compare than what identifies it
        return jobs.stream().filter(job -> newest.remove(job.identity(), job)).toList();
    }

    /** The newest job of each identity, given what identifies them. */
    public static Map<JobIdentity, Job> newest(Collection<Job> jobs, Function<Job, JobIdentity> identity) {
        return jobs.stream().collect(Collectors.toMap(identity, Function.identity(), JobIdentity::newer, HashMap::new));
    }

    private static Job newer(Job one, Job other) {
        return one.id() >= other.id() ? one : other;
    }
}
