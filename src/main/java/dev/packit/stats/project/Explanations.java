package dev.packit.stats.project;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Stage;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs of a push explain why builds of it failed, so that the build can say so and they need no line of their own.
 *
 * @param told jobs that explain a build of the push
 * @param explained the builds for which there is an explanation
 */
record Explanations(Set<JobIdentity> told, Set<Job> explained) {

    /** @param jobs the newest of each identity */
    static Explanations of(Map<JobIdentity, Job> jobs) {
        Explanations found = new Explanations(new HashSet<>(), new HashSet<>());
        jobs.forEach((identity, job) -> {
            Job build = job.kind().source().explains() ? build(job, jobs.values()) : null;
            if (build != null) {
                found.told.add(identity);
                if (job.outcome() == Outcome.SUCCESS && build.outcome() != Outcome.SUCCESS && !build.isRunning()) {
                    found.explained.add(build);
                }
            }
        });
        return found;
    }

    /** Returns the jobs that need a line of their own. */
    Map<JobIdentity, Job> without(Map<JobIdentity, Job> jobs) {
        Map<JobIdentity, Job> rest = new HashMap<>(jobs);
        rest.keySet().removeAll(told);
        return rest;
    }

    /** The build for its target, preferably of the same identifier and package, and one that did not succeed. */
    private static @Nullable Job build(Job job, Collection<Job> all) {
        return all.stream()
                .filter(other -> other.kind().stage() != Stage.CHECK
                        && job.target() != null
                        && job.target().equals(other.target()))
                .min(Comparator.comparing((Job other) -> !Objects.equals(other.packageName(), job.packageName()))
                        .thenComparing(other -> !Objects.equals(other.identifier(), job.identifier()))
                        .thenComparing(other -> !other.outcome().isBad())
                        .thenComparing(Job::kind)
                        .thenComparing(Job::id))
                .orElse(null);
    }
}
