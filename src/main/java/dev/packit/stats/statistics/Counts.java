package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packit.stats.packit.Outcome;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of some jobs. Failures, which are the change's, and errors, which are the infrastructure's, are never added
 * up. What contains this chooses its properties for JSON.
 */
@JsonPropertyOrder({
    "total",
    "success",
    "failed",
    "error",
    "running",
    "other",
    "success_rate",
    "decided",
    "error_rate",
    "ended",
    "failure_rate"
})
public record Counts(long success, long failed, long error, long running, long other) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts plus(Counts more) {
        return new Counts(
                success + more.success,
                failed + more.failed,
                error + more.error,
                running + more.running,
                other + more.other);
    }

    @JsonProperty
    public long total() {
        return success + failed + error + running + other;
    }

    /** Of how many the success rate is a share. */
    @JsonProperty
    public long decided() {
        return success + failed;
    }

    /** Of how many the error rate and the failure rate are shares. */
    @JsonProperty
    public long ended() {
        return success + failed + error;
    }

    /** {@code success / (success + failed)}, 0 to 1; null if nothing was decided. */
    @JsonProperty
    public @Nullable Double successRate() {
        return share(success, decided());
    }

    /** {@code error / (success + failed + error)}, 0 to 1; null if nothing ended. */
    @JsonProperty
    public @Nullable Double errorRate() {
        return share(error, ended());
    }

    /** {@code failed / (success + failed + error)}, 0 to 1; null if nothing ended. */
    @JsonProperty
    public @Nullable Double failureRate() {
        return share(failed, ended());
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
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

    /** By outcome, without those that no job has. */
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
