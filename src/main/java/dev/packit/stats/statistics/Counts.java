package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packit.stats.packit.Outcome;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The number of jobs by outcome. Failures, which are caused by the change, and errors, which are caused by the infrastructure,
 * are never added up. What was not built, because its source package failed, and what never reported back are both part of
 * {@code other}. Records that contain this choose which properties appear in JSON.
 */
@JsonPropertyOrder({
    "total",
    "success",
    "failed",
    "error",
    "running",
    "other",
    "not_built",
    "lost",
    "success_rate",
    "decided",
    "error_rate",
    "ended",
    "failure_rate"
})
public record Counts(long success, long failed, long error, long running, long other, long notBuilt, long lost) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    Counts plus(Counts more) {
        return new Counts(
                success + more.success,
                failed + more.failed,
                error + more.error,
                running + more.running,
                other + more.other,
                notBuilt + more.notBuilt,
                lost + more.lost);
    }

    /**
     * The same jobs, whose results all count as other. In sums over all kinds, those are counted so that end in an error
     * whatever the cause: they would be taken for errors of the infrastructure.
     */
    Counts withoutResults() {
        return new Counts(0, 0, 0, running, success + failed + error + other, notBuilt, lost);
    }

    @JsonProperty
    public long total() {
        return success + failed + error + running + other;
    }

    /** The denominator of the success rate. */
    @JsonProperty
    public long decided() {
        return success + failed;
    }

    /** The denominator of the error rate and the failure rate. */
    @JsonProperty
    public long ended() {
        return success + failed + error;
    }

    /** {@code success / (success + failed)}, 0 to 1; null if nothing was decided. */
    @JsonProperty
    public @Nullable Double successRate() {
        return successes().share();
    }

    /** {@code error / (success + failed + error)}, 0 to 1; null if nothing ended. */
    @JsonProperty
    public @Nullable Double errorRate() {
        return errors().share();
    }

    /** {@code failed / (success + failed + error)}, 0 to 1; null if nothing ended. */
    @JsonProperty
    public @Nullable Double failureRate() {
        return new Rate(failed, ended()).share();
    }

    /** Those of the decided jobs that succeeded. */
    public Rate successes() {
        return new Rate(success, decided());
    }

    /** Those of the ended jobs that ended in an error. */
    public Rate errors() {
        return new Rate(error, ended());
    }

    public long of(Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> success;
            case FAILED -> failed;
            case ERROR -> error;
            case RUNNING -> running;
            case OTHER -> other;
        };
    }

    /** The number of jobs by outcome, without zeros. */
    public Map<Outcome, Long> byOutcome() {
        Map<Outcome, Long> by = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            if (of(outcome) > 0) {
                by.put(outcome, of(outcome));
            }
        }
        return by;
    }
}
