package dev.packit.stats.celery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in the broker that asks for a task.
 *
 * @param id of the task; null if it cannot be read
 * @param task its name; null if it cannot be read
 * @param queue null if the message does not contain it
 * @param due when it may be processed; null if immediately
 */
record Message(
        @Nullable String id,
        @Nullable String task,
        @Nullable String queue,
        @Nullable Instant due) {

    private static final Message UNREADABLE = new Message(null, null, null, null);

    private static final int ROUTING_KEY = 2;

    /** A message as it is in the list of a queue. */
    static Message waiting(String json, String queue, ObjectMapper mapper) {
        try {
            return of(mapper.readTree(json), queue);
        } catch (JsonProcessingException unreadable) {
            return new Message(null, null, queue, null);
        }
    }

    /** A message as it is in the hash {@code unacked}: {@code [message, exchange, routing key]}. */
    static Message unacked(String json, ObjectMapper mapper) {
        try {
            JsonNode entry = mapper.readTree(json);
            String queue = entry.path(ROUTING_KEY).asText("");
            return of(entry.path(0), queue.isEmpty() ? null : queue);
        } catch (JsonProcessingException unreadable) {
            return UNREADABLE;
        }
    }

    private static Message of(JsonNode message, @Nullable String queue) {
        JsonNode headers = message.path("headers");
        return new Message(
                headers.path("id").textValue(),
                headers.path("task").textValue(),
                queue,
                CeleryEvent.time(headers.path("eta").textValue()));
    }

    boolean isDue(Instant now) {
        return due == null || !due.isAfter(now);
    }

    /** In seconds since 1970; 0 if it may be processed immediately. */
    double dueSeconds() {
        return due == null ? 0 : due.toEpochMilli() / 1_000.0;
    }
}
