package dev.packit.stats.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.Job;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a job that waits or runs usually takes, according to the last ones that ended.
 *
 * @param median seconds from its submission or, if it has started, from its start
 * @param p90 within how many seconds nine of ten ended
 * @param jobs how many jobs tell
 * @param sameJob whether these are of its identity, or else of its kind and target in all projects
 * @param by when nine of ten like it have ended
 * @param late whether that time has passed
 * @param slow whether it has taken longer than 95% of them
 */
public record Expectation(
        @JsonProperty("median_seconds") double median,
        @JsonProperty("p90_seconds") double p90,
        @JsonProperty("samples") int jobs,
        boolean sameJob,
        Instant by,
        boolean late,
        boolean slow) {

    /** How many of the last jobs are considered. */
    static final int LAST = 50;

    /** With fewer, nine of ten would be a guess. */
    static final int FEWEST = 10;

    /**
     * @param others jobs that may not have ended
     * @return null if too few have ended
     */
    static @Nullable Expectation of(Job job, List<SameJob> others, boolean sameJob, Instant now) {
        Instant start = job.started() == null ? job.submitted() : job.started();
        if (start == null) {
            return null;
        }
        double[] seconds = others.stream()
                .filter(other -> other.id() != job.id() && other.outcome().isResult())
                .sorted(Comparator.comparing(SameJob::id).reversed())
                .mapToDouble(other -> job.started() == null ? other.queue() + other.run() : other.run())
                .filter(duration -> !Double.isNaN(duration))
                .limit(LAST)
                .sorted()
                .toArray();
        if (seconds.length < FEWEST) {
            return null;
        }
        double p90 = quantile(seconds, 0.9);
        double elapsed = (Window.micros(now) - Window.micros(start)) / 1e6;
        return new Expectation(
                quantile(seconds, 0.5),
                p90,
                seconds.length,
                sameJob,
                start.plusMillis(Math.round(p90 * 1000)),
                elapsed > p90,
                elapsed > quantile(seconds, 0.95));
    }

    /** The smallest value that at least this share of the values does not exceed. */
    private static double quantile(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
