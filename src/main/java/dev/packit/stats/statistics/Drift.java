package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.Urls;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has left its usual band in the last hours.
 *
 * @param target null for all jobs of the kind
 * @param usual the upper end of the band: what nine of ten periods of this length in the week before did not exceed
 * @param now the error rate, 0 to 1, or the median queue time in seconds
 * @param jobs the number of jobs on which that is based
 * @param since the beginning of the first of the most recent consecutive hours above the band, UTC
 * @param from the beginning of the hours that are considered, UTC
 */
public record Drift(
        JobKind kind,
        @Nullable String target,
        Measure measure,
        double usual,
        double now,
        long jobs,
        Instant since,
        @JsonIgnore Instant from) {

    /** What is compared. */
    public enum Measure {
        ERROR_RATE("Error rate"),
        QUEUE_SECONDS("Queue time (median)");

        private final String label;

        Measure(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** The name in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @JsonIgnore
    public boolean isRate() {
        return measure == Measure.ERROR_RATE;
    }

    /** The list of the jobs of those hours. */
    @JsonIgnore
    public String path() {
        Map<String, String> query = new LinkedHashMap<>();
        if (target != null) {
            query.put("target", target);
        }
        query.put("from", from.toString());
        return kind.listPath() + Urls.query(query);
    }
}
