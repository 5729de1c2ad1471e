package dev.packit.stats.push;

import dev.packit.stats.push.PushConfig.Limits;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Accepts a push, completely or not at all. */
@ApplicationScoped
class PushReceiver {

    /** Maximum number of pushes that are parsed at the same time. */
    private static final int AT_A_TIME = 4;

    private static final long PATIENCE_SECONDS = 10;

    @Inject
    PushConfig config;

    @Inject
    PushEntrance entrance;

    @Inject
    Pushed pushed;

    private final Semaphore places = new Semaphore(AT_A_TIME);

    /**
     * Processes a push and counts its result, unless the pages hold it for another attempt.
     *
     * @throws Refused if it is rejected
     */
    void receive(RoutingContext context, InputStream body) {
        Result result = Result.BAD;
        try {
            take(context, body);
            result = Result.ACCEPTED;
        } catch (Refused refused) {
            result = refused.result();
            throw refused;
        } finally {
            if (!isRepeated(context.request(), result)) {
                pushed.count(result);
            }
        }
    }

    /** Whether it comes from an instance that holds it and will send it again: it is not lost. */
    private static boolean isRepeated(HttpServerRequest request, Result result) {
        return result.isPassing() && request.headers().contains(Relayed.HEADER);
    }

    /**
     * Removes the series that have all labels of the address.
     *
     * @throws Refused if they cannot be removed
     */
    void remove(RoutingContext context) {
        HttpServerRequest request = context.request();
        entrance.requireAccess(request);
        pushed.remove(GroupingKey.of(request.path(), Limits.of(config)), Relayed.of(request.getHeader(Relayed.HEADER)));
    }

    private void take(RoutingContext context, InputStream body) {
        HttpServerRequest request = context.request();
        entrance.requireAccess(request);
        PushFormat format = PushFormat.of(Objects.requireNonNullElse(request.getHeader(HttpHeaders.CONTENT_TYPE), ""));
        entrance.requireBody(context);
        Relayed relayed = Relayed.of(request.getHeader(Relayed.HEADER));
        Limits limits = Limits.of(config);
        SortedMap<String, String> labels = GroupingKey.of(request.path(), limits);
        enter();
        try {
            String encoding = Objects.requireNonNullElse(request.getHeader(HttpHeaders.CONTENT_ENCODING), "identity");
            Exposition read = format.read(decoded(body, encoding), labels, limits);
            List<Family> all = read.families();
            List<Family> kept = all.stream()
                    .filter(family -> dropped().noneMatch(family.name()::startsWith))
                    .toList();
            pushed.add(labels, kept, relayed);
            pushed.countDropped(Pushed.NAME, all.size() - kept.size());
            pushed.countDropped(Pushed.QUANTILE, read.quantiles());
        } catch (Refused refused) {
            if (refused.result() != Result.UNAVAILABLE) {
                pushed.fail(labels);
            }
            throw refused;
        } finally {
            places.release();
        }
    }

    private Stream<String> dropped() {
        return config.dropped().stream().flatMap(List::stream);
    }

    private void enter() {
        try {
            if (places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new Refused(Result.UNAVAILABLE, PushEntrance.TOO_MANY);
    }

    private byte[] decoded(InputStream body, String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> entrance.read(body);
            case "gzip", "x-gzip" -> inflated(entrance.read(body));
            default ->
                throw new Refused(
                        Result.UNSUPPORTED,
                        "The Content-Encoding must be gzip or identity, not %s.".formatted(Refused.quoted(encoding)));
        };
    }

    private byte[] inflated(byte[] deflated) {
        try (InputStream inflating = new GZIPInputStream(new ByteArrayInputStream(deflated))) {
            return entrance.limited(inflating);
        } catch (IOException unreadable) {
            throw Refused.bad("The body is not valid gzip, although its Content-Encoding is gzip.");
        }
    }

    /** The possible results of a push. */
    enum Result {
        ACCEPTED(202),
        BAD(400),
        UNAUTHORIZED(401),
        TOO_LATE(408),
        TOO_LARGE(413),
        UNSUPPORTED(415),
        UNAVAILABLE(503),
        FULL(507);

        private final int status;

        Result(int status) {
            this.status = status;
        }

        /** The HTTP status code. */
        int status() {
            return status;
        }

        /** Whether the push has certainly not been taken, but may be later. Instances that pass pushes on then send it again. */
        boolean isPassing() {
            return this == TOO_LATE || this == UNAVAILABLE;
        }

        /** The value of the metric label {@code result}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
