package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.chart.Sparkline;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.Link;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project's results of one identity: a kind of job on one chroot, branch or compose, of one identifier and package.
 *
 * @param target null for jobs without a target
 * @param packageName null if it was not recorded
 * @param distinctive what distinguishes it from others: without the package, if all of the project's jobs are of the same one
 * @param runSecondsMedian null if no run time is known
 * @param newest when the newest job was submitted, UTC; null if that was not recorded
 * @param current whether the project's newest pushes still have such a job
 * @param commits the number of commits with a job here that succeeded or failed
 * @param flakyCommits the number of those for which one job succeeded and another failed
 * @param flaky an example of such jobs, newest first
 * @param failingSince the first failure after the last success; null if the latest result is a success,
 *     or the newest pushes have no such job
 */
public record TargetStatistic(
        JobKind kind,
        @Nullable String target,
        @Nullable String identifier,
        @JsonProperty("package") @Nullable String packageName,
        @JsonIgnore JobIdentity distinctive,

        @JsonUnwrapped @JsonIncludeProperties({"total", "success", "failed", "error", "success_rate", "error_rate"})
        Counts counts,

        @Nullable Double runSecondsMedian,
        @JsonProperty("newest_submitted") @Nullable Instant newest,
        boolean current,
        long commits,
        long flakyCommits,
        List<Link> flaky,
        @JsonIgnore boolean lastPassed,
        @Nullable Failing failingSince,
        @JsonIgnore Sparkline trend) {

    /**
     * @param job the first failed job
     * @param submitted when it was submitted, UTC; null if that was not recorded
     * @param failures the number of failures since then
     * @param ever whether there was no earlier success in the examined period
     */
    public record Failing(Link job, @Nullable Instant submitted, long failures, boolean ever) {}
}
