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
 * The newest that happened: a pipeline, and the jobs of all that its event triggered. Where runs of the same event did the
 * same again, what the last one says is what counts.
 *
 * @param submitted when the pipeline was, UTC; null where it was not recorded
 */
public record Latest(@Nullable Instant submitted, List<Job> jobs) {

    /** What most needs to be looked at; null where there are no jobs. */
    public @Nullable Outcome outcome() {
        return Outcome.overall(standing().stream().map(Job::outcome).toList());
    }

    /** How many jobs had each outcome, without those that none had. */
    public Map<Outcome, Long> counts() {
        return Pipeline.counts(standing());
    }

    /** The jobs that no later run did again. */
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

    /** What is done again in the next run. */
    private record Repeated(
            JobKind kind, @Nullable String target, @Nullable String packageName) {

        static Repeated of(Job job) {
            return new Repeated(job.kind(), job.target(), job.packageName());
        }
    }
}
