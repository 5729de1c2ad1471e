package dev.packit.stats.celery;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * An event published by Celery.
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
        @Nullable String hostname,
        @Nullable String uuid,
        @Nullable String name,
        @Nullable String queue,
        @Nullable String eta,
        @Nullable Double timestamp,
        @Nullable Double runtime,
        @Nullable Integer active) {}
