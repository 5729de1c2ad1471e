package dev.packit.stats.pipeline;

import dev.packit.stats.packit.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest state: a pipeline and all jobs triggered by its event. Of the jobs that were repeated, only the newest count.
 *
 * @param submitted when the pipeline was submitted, UTC; null if it was not recorded
 * @param runs all runs of the event
 */
public record Latest(@Nullable Instant submitted, List<Pipeline> runs) {

    /** Only the runs of a package: an event triggers one for each package of a monorepo. */
    public Latest ofPackage(String name) {
        return new Latest(
                submitted,
                runs.stream().filter(run -> run.packages().contains(name)).toList());
    }

    /** The outcome of the current jobs that most needs attention; null if there are no runs. */
    public @Nullable Outcome outcome() {
        return Pipeline.outcome(runs);
    }

    /** The number of current jobs by outcome, without zeros. */
    public Map<Outcome, Long> counts() {
        return Pipeline.counts(runs);
    }
}
