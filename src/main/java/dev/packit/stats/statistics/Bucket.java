package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import java.time.Instant;

/**
 * The jobs of one kind that were submitted in one step of a series.
 *
 * @param from inclusive, UTC
 * @param to exclusive
 * @param runSecondsMedian null if no run time is known
 */
public record Bucket(
        JobKind kind,
        Instant from,
        Instant to,
        long total,
        long success,
        long failed,
        long error,
        long running,
        long other,
        @JsonProperty("run_seconds_median") Double runSecondsMedian,
        @JsonIgnore Tally tally) {

    static Bucket of(JobKind kind, Window window, Tally tally) {
        return new Bucket(
                kind,
                Window.instant(window.from()),
                Window.instant(window.to()),
                tally.total(),
                tally.count(Outcome.SUCCESS),
                tally.count(Outcome.FAILED),
                tally.count(Outcome.ERROR),
                tally.count(Outcome.RUNNING),
                tally.count(Outcome.OTHER),
                Percentiles.rounded(tally.run().quantile(0.5)),
                tally);
    }
}
