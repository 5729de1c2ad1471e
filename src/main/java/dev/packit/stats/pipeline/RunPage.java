package dev.packit.stats.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.job.Expectation;
import dev.packit.stats.packit.Job;
import dev.packit.stats.web.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run's page says.
 *
 * @param lastGood the run with which it is worth comparing; null if it did not fail or there is none
 * @param expected when the jobs that it has so far will have ended; null if they have, or if too little is known
 */
public record RunPage(
        @JsonUnwrapped Pipeline run,
        @JsonIgnore @Nullable Pipeline lastGood,
        @Nullable Expected expected) {

    /** The unfinished job that is expected to end last. */
    public record Expected(
            @JsonIgnore Job job, @JsonUnwrapped Expectation expectation) {

        @JsonProperty("job")
        Link url() {
            return job.url();
        }
    }

    @JsonProperty
    @Nullable
    Link lastGoodRun() {
        return lastGood == null ? null : new Link(lastGood.path());
    }

    /** The jobs that determined when it ended. */
    @JsonIgnore
    public CriticalPath criticalPath() {
        return CriticalPath.of(run.jobs());
    }

    @JsonProperty("critical_path")
    List<CriticalPath.Step> steps() {
        return criticalPath().steps();
    }

    /** The comparison with the last good run. */
    @JsonProperty("comparison_url")
    public @Nullable Link comparison() {
        return lastGood == null ? null : new Link(lastGood.path() + Comparison.DOTS + run.id());
    }
}
