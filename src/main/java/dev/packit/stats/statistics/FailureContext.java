package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Project;
import dev.packit.stats.web.Urls;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to "Is it me or Packit?": the results of other projects' jobs on a target around a time, and in the
 * previous week.
 *
 * @param except the project whose jobs are excluded; null for none
 * @param from when the jobs were submitted, inclusive, UTC; until {@code to}, exclusive
 * @param jobs the number of jobs that ended in success, failure or error
 * @param projects the number of projects to which they belong
 * @param errorRate their error rate, 0 to 1; null if there is none
 * @param failureRate the share of them that failed, 0 to 1; null if there are none
 * @param usualErrorRate the error rate in the previous week; null if there was none
 * @param usualFailureRate the share that failed in the previous week; null if there were no jobs
 */
public record FailureContext(
        JobKind kind,
        @Nullable String target,
        @Nullable Project except,
        Instant from,
        Instant to,
        long jobs,
        long projects,
        @Nullable Double errorRate,
        @Nullable Double failureRate,
        @Nullable Double usualErrorRate,
        @Nullable Double usualFailureRate) {

    /** The minimum number of jobs for a conclusion. */
    static final int ENOUGH = 5;

    private static final double MANY_ERRORS = 0.1;

    /** A single error may be chance. */
    private static final int FEWEST_ERRORS = 2;

    private static final double MANY_FAILURES = 0.2;

    /** Failures require more jobs, since changes can fail for their own reasons. */
    private static final int ENOUGH_FAILURES = 10;

    private static final double UNUSUAL = 2;

    /** The conclusion. */
    public enum Verdict {
        /** Too few jobs have ended, or Packit does not record who caused the errors of this kind. */
        UNKNOWN,
        /** Other projects have more errors than usual, so the infrastructure is the likely cause. */
        PACKIT,
        /** Other projects fail more than usual, so something that all of them depend on is probably broken. */
        TARGET,
        /** Other projects are unaffected, so the change is the likely cause. */
        CHANGE
    }

    @JsonProperty("verdict")
    public String word() {
        return verdict().name().toLowerCase(Locale.ROOT);
    }

    @JsonIgnore
    public Verdict verdict() {
        if (!kind.source().tellsCauses() || jobs < ENOUGH || errorRate == null || failureRate == null) {
            return Verdict.UNKNOWN;
        }
        if (errorRate >= MANY_ERRORS && errors() >= FEWEST_ERRORS && isUnusual(errorRate, usualErrorRate)) {
            return Verdict.PACKIT;
        }
        return jobs >= ENOUGH_FAILURES && failureRate >= MANY_FAILURES && isUnusual(failureRate, usualFailureRate)
                ? Verdict.TARGET
                : Verdict.CHANGE;
    }

    /** Whether there are so few jobs that their number says more than a percentage. */
    @JsonIgnore
    public boolean isFew() {
        return jobs < ENOUGH_FAILURES && errorRate != null && failureRate != null;
    }

    /** The number of jobs that ended in an error. */
    public long errors() {
        return part(errorRate);
    }

    /** The number of jobs that failed. */
    public long failures() {
        return part(failureRate);
    }

    private long part(@Nullable Double rate) {
        return rate == null ? 0 : Math.round(rate * jobs);
    }

    /** The path of the list of the jobs that did not succeed. */
    @JsonIgnore
    public String unlucky() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("outcome", "failed,error");
        if (target != null) {
            query.put("target", target);
        }
        query.put("from", from.toString());
        query.put("to", to.toString());
        return kind.listPath() + Urls.query(query);
    }

    /**
     * The path of the status page with this answer.
     *
     * @param at the time around which jobs are examined; null for the last hours
     */
    public String address(@Nullable Instant at) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("kind", kind.slug());
        if (target != null) {
            query.put("target", target);
        }
        if (except != null) {
            query.put("project", except.fullName());
        }
        if (at != null) {
            query.put("at", at.toString());
        }
        return "/status" + Urls.query(query);
    }

    private static boolean isUnusual(double rate, @Nullable Double usual) {
        return usual == null || rate >= UNUSUAL * usual || usual >= 1 / UNUSUAL && rate > usual;
    }
}
