package dev.packit.stats.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Passes pushes on to another instance, if this one is configured to. */
@ApplicationScoped
class PushRelay {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Inject
    PushConfig config;

    @Inject
    PushEntrance entrance;

    @Inject
    MeterRegistry registry;

    @Inject
    Vertx vertx;

    @Inject
    Clock clock;

    private @Nullable Relay relay;

    void start(@Observes StartupEvent start) {
        URI receiver = config.forwardTo().orElse(null);
        if (receiver == null) {
            return;
        }
        if (config.enabled()) {
            throw new IllegalArgumentException("Set only one of PACKIT_PUSH_ENABLED and PACKIT_PUSH_FORWARD_TO:"
                    + " pushes are either kept here or passed on.");
        }
        if (receiver.getHost() == null || !SCHEMES.contains(receiver.getScheme())) {
            throw new IllegalArgumentException(
                    "PACKIT_PUSH_FORWARD_TO must be an address such as http://packit-stats-monitoring:8080, not “%s”."
                            .formatted(receiver));
        }
        Relay passing = new Relay(
                vertx,
                receiver,
                config.heldSize().asLongValue(),
                config.heldAge(),
                clock,
                result -> counter(result).increment());
        Stream.of(RelayResult.values()).forEach(this::counter);
        gauge("packit_push_relay_held", "Pushes that are waiting to be passed on", passing, Relay::waiting);
        gauge("packit_push_relay_held_bytes", "Memory used by waiting pushes, in bytes", passing, Relay::bytes);
        gauge(
                "packit_push_relay_oldest_age_seconds",
                "How long the oldest push has been waiting to be passed on, in seconds; 0 if none is waiting",
                passing,
                Relay::oldestSeconds);
        relay = passing;
    }

    private Counter counter(RelayResult result) {
        return Counter.builder("packit_push_relay_pushes")
                .description("Pushes to be passed on, by what became of them")
                .tag("result", result.word())
                .register(registry);
    }

    private void gauge(String name, String description, Relay passing, ToDoubleFunction<Relay> value) {
        Gauge.builder(name, passing, value).description(description).register(registry);
    }

    boolean isOn() {
        return relay != null;
    }

    /** How long the oldest push has been waiting to be passed on, in seconds; 0 if none is waiting. */
    double oldestSeconds() {
        return relay == null ? 0 : relay.oldestSeconds();
    }

    /** Why no push can be taken; null if pushes can be taken. */
    @Nullable
    String problem() {
        return relay == null ? null : relay.problem();
    }

    /**
     * Passes a push on, or a request to remove what was pushed.
     *
     * @throws Refused if it fails the checks, or cannot even be held
     */
    CompletionStage<RelayedAnswer> pass(RoutingContext context, InputStream body) {
        HttpServerRequest request = context.request();
        if (request.headers().contains(Relayed.HEADER)) {
            throw Refused.bad(
                    "PACKIT_PUSH_FORWARD_TO must lead to the instance that keeps pushes, not to one that passes"
                            + " them on.");
        }
        return Objects.requireNonNull(relay, "Only passes pushes on if PACKIT_PUSH_FORWARD_TO is set")
                .pass(HeldPush.of(request, checked(context, body), clock.instant()));
    }

    private byte[] checked(RoutingContext context, InputStream body) {
        try {
            entrance.requireAccess(context.request());
            entrance.requireBody(context);
            return entrance.read(body);
        } catch (Refused refused) {
            counter(RelayResult.REFUSED).increment();
            throw refused;
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        if (relay != null) {
            try {
                relay.drain(config.drain());
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            relay.close();
        }
    }
}
