package dev.packit.stats.status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.celery.BrokerSample;
import dev.packit.stats.celery.Workers.Worker;
import dev.packit.stats.statistics.FailureContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current state of Packit.
 *
 * @param at the current time, UTC
 * @param counted when jobs were last read from the database; null while they are still loading
 * @param elsewhere the answer to "Is it me or Packit?", if that was asked
 * @param queues the unfinished jobs of each kind
 * @param unusual targets that have more errors than usual
 * @param broker Celery's queues; null before the first sample, and if no broker is configured
 * @param brokerFailure why the last sample failed; null if it succeeded
 * @param workers workers seen within the last hour; null if events are not listened to
 */
record Status(
        Instant at,
        @Nullable Instant counted,
        @Nullable FailureContext elsewhere,
        List<JobQueue> queues,
        List<FailureContext> unusual,
        List<Compliance> objectives,
        @Nullable BrokerSample broker,
        @Nullable String brokerFailure,
        @Nullable List<Worker> workers,
        Database database) {

    /** Short descriptions of all problems, most severe first; empty if there are none. */
    @JsonProperty("troubles")
    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        if (!database.up()) {
            troubles.add(
                    database.at() == null ? "the database has not responded yet" : "the database is not responding");
        }
        if (brokerFailure != null) {
            troubles.add("Celery’s broker is not responding");
        }
        if (workers != null && workersUp() == 0) {
            troubles.add("no worker is up");
        }
        add(troubles, unusual.size(), "target has more errors than usual", "targets have more errors than usual");
        long missed =
                objectives.stream().filter(objective -> !objective.isKept()).count();
        add(troubles, missed, "objective is missed", "objectives are missed");
        add(troubles, overdue(), "job is overdue", "jobs are overdue");
        return troubles;
    }

    private static void add(List<String> troubles, long count, String one, String many) {
        if (count > 0) {
            troubles.add("%,d %s".formatted(count, count == 1 ? one : many));
        }
    }

    @JsonIgnore
    public long waiting() {
        return queues.stream().mapToLong(JobQueue::waiting).sum();
    }

    @JsonIgnore
    public long running() {
        return queues.stream().mapToLong(JobQueue::running).sum();
    }

    @JsonIgnore
    public long overdue() {
        return queues.stream().mapToLong(JobQueue::overdue).sum();
    }

    @JsonIgnore
    public long workersUp() {
        return workers == null ? 0 : workers.stream().filter(Worker::up).count();
    }

    /**
     * The health of Packit's database.
     *
     * @param up whether it responded to the last query
     * @param at when it last responded, UTC; null if it never did
     * @param milliseconds its response time
     * @param connections number of connections of all users
     * @param longestSeconds duration of the oldest transaction; null if there is none or the role may not see it
     */
    record Database(
            boolean up,
            @Nullable Instant at,
            double milliseconds,
            long connections,
            @Nullable Long longestSeconds) {

        static final Database UNKNOWN = new Database(false, null, 0, 0, null);

        Database down() {
            return new Database(false, at, milliseconds, connections, longestSeconds);
        }
    }
}
