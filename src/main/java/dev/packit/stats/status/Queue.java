package dev.packit.stats.status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.Urls;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The unfinished jobs of a kind.
 *
 * @param backend who works on them
 * @param waiting those that have not begun
 * @param overdue those of them all that were submitted more than twelve hours ago
 * @param oldest when the first was submitted, UTC; null if there is none
 * @param oldestUrl of that one
 * @param ended jobs of the last hours that came to a success, failure or error
 * @param errorRate of those; null if there is none
 * @param overdueSince those were submitted before this
 */
record Queue(
        String backend,
        JobKind kind,
        long waiting,
        long running,
        long overdue,
        @Nullable Instant oldest,
        @JsonProperty("oldest_url") @Nullable Link oldestUrl,
        @JsonProperty("ended_lately") long ended,
        @JsonProperty("error_rate_lately") @Nullable Double errorRate,
        @JsonIgnore Instant overdueSince) {

    @JsonIgnore
    public String runningPath() {
        return kind.listPath() + "?outcome=running";
    }

    @JsonIgnore
    public String overduePath() {
        return kind.listPath() + Urls.query(Map.of("outcome", "running", "to", overdueSince.toString()));
    }

    @JsonIgnore
    public String endedPath() {
        return "/statistics" + Urls.query(Map.of("kind", kind.slug(), "period", "day"));
    }
}
