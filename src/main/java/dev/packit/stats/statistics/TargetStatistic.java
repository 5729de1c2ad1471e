package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.chart.Sparkline;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.Link;
import java.time.Instant;
import java.util.List;

/**
 * A project's results on one chroot, branch or compose.
 *
 * @param target null for jobs without a target
 * @param successRate as in {@link KindStatistic}, like {@code errorRate}
 * @param runSecondsMedian null if no run time is known
 * @param commits the number of commits for which a job succeeded or failed here
 * @param flakyCommits the number of these for which one job succeeded and another one failed
 * @param flaky the two jobs of the latest example of that, newest first
 * @param lastPassed whether the newer one of {@code flaky} is the one that succeeded
 * @param failingSince the first failure since the last success; null if the latest result is a success
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
     * @param job the first failed job
     * @param submitted when it was submitted, UTC; null if that was not recorded
     * @param failures the number of failures since then
     * @param ever whether there was no earlier success in the examined period
     */
    public record Failing(Link job, Instant submitted, long failures, boolean ever) {}

    public long decided() {
        return success + failed;
    }
}
