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
 * The unfinished jobs of one kind.
 *
 * @param backend the service that processes them
 * @param waiting number of jobs that have not started
 * @param overdue number of unfinished jobs that were submitted more than twelve hours ago
 * @param oldest when the oldest one was submitted, UTC; null if there is none
 * @param oldestUrl the oldest one's page
 * @param ended number of jobs of the last hours that ended in success, failure or error
 * @param errorRate share of errors among those; null if there are none
 * @param overdueSince jobs submitted before this time are overdue
 */
record JobQueue(
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
