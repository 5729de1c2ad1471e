package dev.packit.stats.status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.celery.BrokerSample;
import dev.packit.stats.celery.Workers.Worker;
import dev.packit.stats.statistics.Elsewhere;
import java.time.Instant;
import java.util.List;

/**
 * What Packit is at, and whether it is well.
 *
 * @param at when this was told, UTC
 * @param counted when the database was last asked for jobs; null as long as they are still being read
 * @param elsewhere whether it is me or Packit, where that was asked; else null
 * @param queues the unfinished jobs of each kind
 * @param unusual targets that have more errors than usual
 * @param broker Celery's queues; null before the first sample, and where there is no broker to look at
 * @param brokerFailure why the newest sample could not be taken; null where it could
 * @param workers those that were heard of within an hour; null where none are listened to
 */
record Status(
        Instant at,
        Instant counted,
        Elsewhere elsewhere,
        List<Queue> queues,
        List<Elsewhere> unusual,
        List<Compliance> objectives,
        BrokerSample broker,
        String brokerFailure,
        List<Worker> workers,
        DatabaseHealth database) {

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
        return workers.stream().filter(Worker::up).count();
    }
}
