package dev.packit.stats.pipeline;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest state: a pipeline and all jobs triggered by its event. If several runs of the same event repeated a
 * job, only the last one counts.
 *
 * @param submitted when the pipeline was submitted, UTC; null if it was not recorded
 */
public record Latest(@Nullable Instant submitted, List<Job> jobs) {

    /** The outcome that most needs attention; null if there are no jobs. */
    public @Nullable Outcome outcome() {
        return Outcome.overall(standing().stream().map(Job::outcome).toList());
    }

    /** The number of jobs by outcome, without zeros. */
    public Map<Outcome, Long> counts() {
        return Pipeline.counts(standing());
    }

    /** The jobs that were not repeated by a later run. */
    private List<Job> standing() {
        Map<Repeated, Long> last = new HashMap<>();
        jobs.forEach(job -> last.merge(Repeated.of(job), run(job), Math::max));
        return jobs.stream()
                .filter(job -> run(job) == last.getOrDefault(Repeated.of(job), 0L))
                .toList();
    }

    private static long run(Job job) {
        return job.pipeline() == null ? 0 : job.pipeline();
    }

    /** Identifies a job that a later run may repeat. */
    private record Repeated(
            JobKind kind, @Nullable String target, @Nullable String packageName) {

        static Repeated of(Job job) {
            return new Repeated(job.kind(), job.target(), job.packageName());
        }
    }
}
