package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.chart.Sparkline;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.Link;
import java.time.Instant;
import java.util.List;

/**
 * How a project fares on one chroot, branch or compose.
 *
 * @param target null for jobs that are for none
 * @param successRate and {@code errorRate} as in {@link KindStatistic}
 * @param runSecondsMedian null where no run time is known
 * @param commits how many had something decided here
 * @param flakyCommits of how many of them a job succeeded and another one failed
 * @param flaky the two jobs of the latest example of that, newest first
 * @param lastPassed whether the newer one of {@code flaky} is the one that succeeded
 * @param failingSince the first failure after the last success; null where the last that was decided is a success
 */
public record TargetStatistic(
        JobKind kind,
        String target,
        long total,
        long success,
        long failed,
        long error,
        Double successRate,
        Double errorRate,
        Double runSecondsMedian,
        long commits,
        long flakyCommits,
        List<Link> flaky,
        @JsonIgnore boolean lastPassed,
        Failing failingSince,
        @JsonIgnore Sparkline trend) {

    /**
     * @param job the first that failed
     * @param submitted when, UTC; null where that was not recorded
     * @param failures how many failed since
     * @param ever whether nothing succeeded before, as far back as was looked
     */
    public record Failing(Link job, Instant submitted, long failures, boolean ever) {}

    public long decided() {
        return success + failed;
    }
}
