package dev.packit.stats.celery;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * An event published by Celery. Fields that a type of event does not have are null.
 *
 * @param type {@code task-sent}, {@code worker-heartbeat}, …
 * @param uuid of the task
 * @param name of the task; only in {@code task-sent} and {@code task-received}
 * @param queue only in {@code task-sent}
 * @param eta the time before which the task must not run, in ISO 8601
 * @param timestamp by the sender's clock, in seconds since 1970
 * @param runtime in seconds; only in {@code task-succeeded}
 * @param active number of tasks being executed by the worker; only in events of workers
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
