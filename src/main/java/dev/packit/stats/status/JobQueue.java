package dev.packit.stats.status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.Urls;
import java.time.Instant;
import java.util.LinkedHashMap;
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
 * @param since when those hours began, UTC
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
        @JsonIgnore Instant since) {

    @JsonIgnore
    public boolean tellsCauses() {
        return kind.source().tellsCauses();
    }

    @JsonIgnore
    public String waitingPath() {
        return kind.listPath() + "?waiting=true";
    }

    @JsonIgnore
    public String runningPath() {
        return kind.listPath() + "?outcome=running&waiting=false";
    }

    @JsonIgnore
    public String overduePath() {
        return kind.listPath() + "?overdue=true";
    }

    @JsonIgnore
    public String endedPath() {
        return lately("success,failed,error");
    }

    @JsonIgnore
    public String errorPath() {
        return lately("error");
    }

    private String lately(String outcomes) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("outcome", outcomes);
        query.put("from", since.toString());
        return kind.listPath() + Urls.query(query);
    }
}
