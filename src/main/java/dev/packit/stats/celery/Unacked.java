package dev.packit.stats.celery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * A message that a worker has taken but not yet acknowledged. Kombu stores it in the hash {@code unacked} as
 * {@code [message, exchange, routing key]}.
 *
 * @param queue null if the message does not contain it
 * @param due when it may be processed; null if immediately
 */
record Unacked(@Nullable String queue, @Nullable Instant due) {

    private static final int ROUTING_KEY = 2;

    static Unacked of(String json, ObjectMapper mapper) {
        try {
            JsonNode entry = mapper.readTree(json);
            String queue = entry.path(ROUTING_KEY).asText("");
            return new Unacked(
                    queue.isEmpty() ? null : queue,
                    time(entry.path(0).path("headers").path("eta").textValue()));
        } catch (JsonProcessingException unreadable) {
            return new Unacked(null, null);
        }
    }

    /** Parses ISO 8601 as Celery writes it: with an offset, or in UTC without one. Returns null for anything else. */
    static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    boolean isDue(Instant now) {
        return due == null || !due.isAfter(now);
    }
}
