package dev.packit.stats.packit;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        @Nullable String packageName) {

    /** The newest job of each identity, in the given order, each once. */
    public static List<Job> current(Collection<Job> jobs) {
        Map<JobIdentity, Long> newest = new HashMap<>();
        jobs.forEach(job -> newest.merge(job.identity(), job.id(), Math::max));
        Map<JobIdentity, Job> current = new LinkedHashMap<>();
        jobs.stream()
                .filter(job -> newest.getOrDefault(job.identity(), 0L) == job.id())
                .forEach(job -> current.putIfAbsent(job.identity(), job));
        return List.copyOf(current.values());
    }
}
