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
 * What Packit is at, and whether it is well.
 *
 * @param at when this was told, UTC
 * @param counted when the database was last asked for jobs; null as long as they are being read
 * @param elsewhere whether it is me or Packit, if that was asked
 * @param queues the unfinished jobs of each kind
 * @param unusual targets that have more errors than usual
 * @param broker Celery's queues; null before the first sample, and if there is no broker to look at
 * @param brokerFailure why the newest sample could not be taken; null if it could
 * @param workers those that were heard of within an hour; null if none are listened to
 */
record Status(
        Instant at,
        @Nullable Instant counted,
        @Nullable FailureContext elsewhere,
        List<Queue> queues,
        List<FailureContext> unusual,
        List<Compliance> objectives,
        @Nullable BrokerSample broker,
        @Nullable String brokerFailure,
        @Nullable List<Worker> workers,
        DatabaseHealth database) {

    /** What somebody should look at, the worst first, each in a few words; empty where all is well. */
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
        return queues.stream().mapToLong(Queue::waiting).sum();
    }

    @JsonIgnore
    public long running() {
        return queues.stream().mapToLong(Queue::running).sum();
    }

    @JsonIgnore
    public long overdue() {
        return queues.stream().mapToLong(Queue::overdue).sum();
    }

    @JsonIgnore
    public long workersUp() {
        return workers == null ? 0 : workers.stream().filter(Worker::up).count();
    }
}
