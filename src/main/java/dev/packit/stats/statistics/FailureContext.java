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

/**
 * Whether it is me or Packit: how jobs of other projects fared on a target at a time, and in the week before.
 *
 * @param except the project whose own jobs are left out; null where none is
 * @param from and {@code to}: when the jobs were submitted, UTC
 * @param jobs those that have ended in success, failure or error
 * @param projects whose jobs they were
 * @param errorRate of those jobs; null where there is none
 * @param failureRate likewise: how many of them failed
 * @param usualErrorRate of the same jobs in the week before; null where there was none
 * @param usualFailureRate likewise
 */
public record FailureContext(
        JobKind kind,
        String target,
        Project except,
        Instant from,
        Instant to,
        long jobs,
        long projects,
        Double errorRate,
        Double failureRate,
        Double usualErrorRate,
        Double usualFailureRate) {

    /** Fewer jobs than this tell nothing. */
    static final int ENOUGH = 5;

    private static final double MANY_ERRORS = 0.1;
    private static final double MANY_FAILURES = 0.2;

    /** Of failures more is needed: changes fail, too. */
    private static final int ENOUGH_FAILURES = 10;

    private static final double UNUSUAL = 2;

    /** What can be concluded. */
    public enum Verdict {
        /** Too few jobs ended. */
        UNKNOWN,
        /** Others have errors, more than usual: the infrastructure. */
        PACKIT,
        /** Others fail, more than usual: something that all build on or test with has broken. */
        TARGET,
        /** Others fare as usual. */
        CHANGE
    }

    @JsonProperty("verdict")
    public String word() {
        return verdict().name().toLowerCase(Locale.ROOT);
    }

    @JsonIgnore
    public Verdict verdict() {
        if (jobs < ENOUGH) {
            return Verdict.UNKNOWN;
        }
        if (errorRate >= MANY_ERRORS && isUnusual(errorRate, usualErrorRate)) {
            return Verdict.PACKIT;
        }
        return jobs >= ENOUGH_FAILURES && failureRate >= MANY_FAILURES && isUnusual(failureRate, usualFailureRate)
                ? Verdict.TARGET
                : Verdict.CHANGE;
    }

    /** Those of the jobs that did not succeed. */
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
     * Where this is told on a page of its own.
     *
     * @param at the time around which it is; null for lately
     */
    public String address(Instant at) {
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

    private static boolean isUnusual(double rate, Double usual) {
        return usual == null || rate >= UNUSUAL * usual || usual >= 1 / UNUSUAL && rate > usual;
    }
}
