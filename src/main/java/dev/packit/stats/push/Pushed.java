package dev.packit.stats.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Packit's workers have pushed, summed over all pushes. */
@ApplicationScoped
public class Pushed {

    @Inject
    PushConfig config;

    @Inject
    PrometheusMeterRegistry registry;

    @Inject
    Clock clock;

    private PushedMetrics ledger;
    private volatile Instant last;

    void start(@Observes StartupEvent start) {
        if (!config.enabled()) {
            return;
        }
        ledger = new PushedMetrics(config.folder(), Limits.of(config), clock);
        ledger.open();
        Stream.of(PushResult.values()).forEach(this::requests);
        Gauge.builder("packit_push_series", ledger, of -> of.holdings().lines())
                .description("Lines with a value that are held of what was pushed")
                .register(registry);
        Gauge.builder("packit_push_last_timestamp_seconds", this, Pushed::lastSeconds)
                .description("When the last push was accepted; not a number before the first one")
                .register(registry);
    }

    void stop(@Observes ShutdownEvent stop) {
        if (ledger != null) {
            ledger.close();
        }
    }

    /** Whether anything can be pushed here at all. */
    public boolean isEnabled() {
        return config.enabled();
    }

    /** Why nothing can be pushed at the moment, in half a sentence; null where it can. */
    public String problem() {
        return ledger == null ? null : ledger.problem();
    }

    /** When the last push was accepted; null before the first one since this application started. */
    public Instant last() {
        return last;
    }

    /** A histogram, summed over all its labels; empty where nobody has pushed it. */
    public Optional<Histogram> histogram(String name) {
        return holdings().histogram(name);
    }

    /**
     * The same, of what was pushed since a day of the last month began, UTC; empty where nobody has pushed it.
     *
     * @param from no more than {@value DayStarts#KEPT} days ago
     */
    public Optional<HistogramDelta> histogram(String name, LocalDate from) {
        return histogram(name).flatMap(now -> ledger.days().grown(name, now, from));
    }

    /**
     * All that is held, in Prometheus' text format.
     *
     * @param exposition what stands before it: families that this has are left out
     */
    public String text(String exposition) {
        if (ledger != null) {
            ledger.open();
        }
        return holdings().text(OwnMetrics.names(exposition));
    }

    /** @throws Refused where it cannot be added; nothing has changed then */
    void add(List<Family> families) {
        ledger.add(families, () -> OwnMetrics.names(registry.scrape(TextFormat.CONTENT_TYPE_004)));
        last = clock.instant();
    }

    void count(PushResult result) {
        requests(result).increment();
    }

    private Counter requests(PushResult result) {
        return Counter.builder("packit_push_requests")
                .description("Pushes, by what became of them")
                .tag("result", result.word())
                .register(registry);
    }

    private MetricSet holdings() {
        return ledger == null ? MetricSet.NONE : ledger.holdings();
    }

    private double lastSeconds() {
        return last == null ? Double.NaN : last.toEpochMilli() / 1_000.0;
    }
}
