package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.web.Link;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A target or test suite that became worse than in the previous period, by more than chance.
 *
 * @param distinctive what distinguishes it from others: without the package, if all of the project's jobs are of the same one
 * @param measure in what it became worse
 * @param before and {@code now} a rate, 0 to 1, or a median in seconds
 * @param p the p-value
 * @param jobs the jobs of this period
 * @param link to them; null if no filter selects them
 */
@JsonPropertyOrder({"identity", "measure", "before", "now", "p", "jobs", "url"})
public record Regression(
        @JsonUnwrapped JobIdentity identity,
        @JsonIgnore JobIdentity distinctive,
        Measure measure,
        double before,
        double now,
        double p,

        @JsonUnwrapped @JsonIncludeProperties("total") Counts jobs,

        @JsonIgnore @Nullable GroupLink link) {

    /** What can become worse. */
    public enum Measure {
        SUCCESS_RATE("Success rate"),
        ERROR_RATE("Error rate"),
        RUN_SECONDS_MEDIAN("Run time (median)");

        private static final double MUCH_LONGER = 1.1;

        private final String label;

        Measure(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the difference is for the worse, and large enough to be of interest. */
        boolean isWorse(double before, double now) {
            return switch (this) {
                case SUCCESS_RATE -> now < before;
                case ERROR_RATE -> now > before;
                case RUN_SECONDS_MEDIAN -> now > before * MUCH_LONGER;
            };
        }

        /** Whether it is a share, rather than a duration. */
        public boolean isRate() {
            return this != RUN_SECONDS_MEDIAN;
        }
    }

    Regression linkedTo(@Nullable GroupLink other) {
        return new Regression(identity, distinctive, measure, before, now, p, jobs, other);
    }

    /** The p-value in words. */
    public String chance() {
        return Significance.inWords(p);
    }

    /** The list of its jobs in this period. */
    @JsonProperty
    public @Nullable Link url() {
        return link == null ? null : Link.orNull(link.jobs());
    }
}
