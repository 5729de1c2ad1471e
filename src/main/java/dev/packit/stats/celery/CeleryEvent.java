package dev.packit.stats.celery;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * @param exception as Python prints it, such as {@code ValueError('no chroot')}; only in {@code task-failed} and
 *     {@code task-retried}
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
        @Nullable String exception,
        @Nullable Integer active) {

    private static final int LONGEST = 4 << 20;

    /** A name that may be qualified, before the arguments. */
    private static final Pattern CLASS = Pattern.compile("<?(?:\\w+\\.)*(\\w+)");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private static final ObjectReader ENVELOPE = JSON.readerFor(Envelope.class);
    private static final ObjectReader EVENTS = JSON.readerForListOf(CeleryEvent.class);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Properties(
            @JsonProperty("body_encoding") @Nullable String bodyEncoding) {}

    /** The class of the exception, without its package; null if there is none. */
    @Nullable
    String exceptionClass() {
        if (exception == null) {
            return null;
        }
        Matcher matcher = CLASS.matcher(exception);
        return matcher.lookingAt() ? matcher.group(1) : null;
    }

    /** @throws IOException if the message does not contain events in JSON */
    static List<CeleryEvent> in(String message) throws IOException {
        if (message.length() > LONGEST) {
            throw new IOException("message of %,d characters is too long".formatted(message.length()));
        }
        Envelope envelope = ENVELOPE.readValue(message);
        if (envelope == null || envelope.body == null || !"application/json".equals(envelope.contentType)) {
            throw new IOException("message without a JSON body");
        }
        List<CeleryEvent> events = EVENTS.readValue(decoded(envelope.body, envelope.properties));
        if (events == null || events.stream().anyMatch(event -> event == null || event.type() == null)) {
            throw new IOException("event without a type");
        }
        return events;
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

    private static byte[] decoded(String body, @Nullable Properties properties) throws IOException {
        if (properties == null || !"base64".equals(properties.bodyEncoding)) {
            return body.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException broken) {
            throw new IOException("body is not valid Base64", broken);
        }
    }

    /**
     * A message as kombu publishes it. Its body is one event or, from workers that send events in batches, a list of events.
     *
     * @param body Base64-encoded if the properties say so
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Envelope(
            @Nullable String body,
            @JsonProperty("content-type") @Nullable String contentType,
            @Nullable Properties properties) {}
}
