package dev.packit.stats.monitoring;

import dev.packit.stats.celery.Broker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Runs the samplers on a schedule, independently of scrapes. A sampler that fails or hangs shows in
 * {@code packit_sampler_up} and {@code packit_sampler_age_seconds}.
 */
@ApplicationScoped
class Samplers {

    private static final Logger LOG = Logger.getLogger(Samplers.class);

    private static final String NO_BROKER = "off, no REDIS_SERVICE_HOST";

    @Inject
    PrometheusMeterRegistry registry;

    @Inject
    MonitoringConfig config;

    @Inject
    Broker broker;

    private final Map<String, State> states = new ConcurrentHashMap<>();

    private static final class State {
        private volatile boolean up;
        private volatile long sampledAt;
    }

    void announce(@Observes StartupEvent start) {
        LOG.infof(
                "Sampling jobs: %s, PostgreSQL: %s, Redis: %s, Celery: %s",
                config.jobs(),
                config.postgresql(),
                broker.isConfigured() ? config.redis() : NO_BROKER,
                broker.isConfigured() ? config.celery() : NO_BROKER);
    }

    /**
     * @param sample throws any exception if it cannot take a sample
     * @return whether the sample was taken
     */
    boolean run(String name, Runnable sample) {
        State state = states.computeIfAbsent(name, this::register);
        try {
            sample.run();
            state.sampledAt = System.nanoTime();
            state.up = true;
        } catch (RuntimeException failure) {
            if (state.up || state.sampledAt == 0) {
                LOG.warnf("Cannot sample %s: %s", name, failure);
            }
            state.up = false;
        }
        return state.up;
    }

    /** Returns a gauge that reports nothing yet. */
    SampledGauge gauge(String name, String description) {
        return new SampledGauge(name, description, registry);
    }

    private State register(String name) {
        State state = new State();
        Gauge.builder("packit_sampler_up", state, of -> of.up ? 1 : 0)
                .description("Whether the last sample succeeded (1) or failed (0)")
                .tag("sampler", name)
                .register(registry);
        Gauge.builder("packit_sampler_age_seconds", state, Samplers::age)
                .description("Time since the last successful sample; NaN before the first one")
                .tag("sampler", name)
                .register(registry);
        return state;
    }

    private static double age(State state) {
        return state.sampledAt == 0
                ? Double.NaN
                : Duration.ofNanos(System.nanoTime() - state.sampledAt).toMillis() / 1_000.0;
    }
}
