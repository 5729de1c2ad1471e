package dev.packit.stats.pipeline;

import dev.packit.stats.job.Job;
import dev.packit.stats.job.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The newest that happened: a pipeline, and the jobs of all that its event triggered.
 *
 * @param submitted when the pipeline was, UTC; null where it was not recorded
 */
public record Latest(Instant submitted, List<Job> jobs) {

    /** What most needs to be looked at; null where there are no jobs. */
    public Outcome outcome() {
        return Outcome.overall(jobs.stream().map(Job::outcome).toList());
    }

    /** How many jobs had each outcome, without those that none had. */
    public Map<Outcome, Long> counts() {
        return Pipeline.counts(jobs);
    }
}
