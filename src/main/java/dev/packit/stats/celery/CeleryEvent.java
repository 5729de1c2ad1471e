package dev.packit.stats.celery;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What Celery says of an event; null where this kind of event has no such thing.
 *
 * @param type {@code task-sent}, {@code worker-heartbeat}, …
 * @param uuid of the task
 * @param name of the task: only with {@code task-sent} and {@code task-received}
 * @param queue only with {@code task-sent}
 * @param eta before which the task must not run; ISO 8601
 * @param timestamp of the sender's clock, seconds since 1970
 * @param runtime seconds: only with {@code task-succeeded}
 * @param active tasks that the worker is at: only of a worker
 * @see <a href="https://docs.celeryq.dev/en/stable/userguide/monitoring.html#event-reference">Event reference</a>
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CeleryEvent(
        String type,
        String hostname,
        String uuid,
        String name,
        String queue,
        String eta,
        Double timestamp,
        Double runtime,
        Integer active) {}
