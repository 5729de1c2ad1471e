package dev.packit.stats.push;

import dev.packit.stats.push.PushConfig.Limits;
import dev.packit.stats.push.PushReceiver.Result;
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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The metrics that Packit's workers have pushed, summed over all pushes. */
@ApplicationScoped
public class Pushed {

    static final String NAME = "name";

    static final String QUANTILE = "quantile";

    @Inject
    PushConfig config;

    @Inject
    PushEntrance entrance;

    @Inject
    PushRelay relay;

    @Inject
    PrometheusMeterRegistry registry;

    @Inject
    Clock clock;

    private @Nullable PushedMetrics ledger;

    void start(@Observes StartupEvent start) {
        if (!config.enabled()) {
            return;
        }
        PushedMetrics held = new PushedMetrics(config.folder(), Limits.of(config), clock);
        held.open();
        ledger = held;
        Stream.of(Result.values()).forEach(this::requests);
        Stream.of(NAME, QUANTILE).forEach(this::dropped);
        Gauge.builder("packit_push_series", held, of -> of.holdings().lines())
                .description("Samples stored from pushed metrics")
                .register(registry);
        Gauge.builder("packit_push_last_timestamp_seconds", this, Pushed::lastSeconds)
                .description("Time when the last push was accepted, in seconds since 1970; NaN before the first one")
                .register(registry);
    }

    void stop(@Observes ShutdownEvent stop) {
        if (ledger != null) {
            ledger.close();
        }
    }

    /** Whether pushes are kept here. */
    public boolean isEnabled() {
        return config.enabled();
    }

    /** Whether pushes are accepted: to be kept here, or to be passed on to the instance that keeps them. */
    public boolean isAccepting() {
        return entrance.isOpen();
    }

    /** How long the oldest push has been waiting to be passed on to the instance that keeps it, in seconds; 0 if none is. */
    public double heldSeconds() {
        return relay.oldestSeconds();
    }

    /** When the last push was accepted, possibly by an earlier process; null if none is known. */
    public @Nullable Instant last() {
        return ledger == null ? null : ledger.last();
    }

    /** Returns a histogram summed over all its labels, also those that were removed; empty if it was never pushed. */
    public Optional<Histogram> histogram(String name) {
        return Optional.ofNullable(ledger).flatMap(held -> held.histogram(name));
    }

    /**
     * Returns what a histogram has counted on each day (UTC), summed over all its labels: from a day or from when pushes
     * began, if that was later, to today; empty if it was never pushed.
     *
     * @param from at most {@value DayStarts#KEPT} days ago
     */
    public SortedMap<LocalDate, Histogram> byDay(String name, LocalDate from) {
        return ledger == null ? Collections.emptySortedMap() : ledger.byDay(name, from);
    }

    /**
     * Returns all stored metrics in Prometheus' text format.
     *
     * @param exposition the text that precedes it; families that it contains are omitted
     */
    public String text(String exposition) {
        if (ledger != null) {
            ledger.open();
        }
        Set<String> taken = Family.Type.sampleNamesIn(exposition);
        return holdings().text(taken)
                + (ledger == null ? "" : ledger.times().metrics().text(taken));
    }

    /**
     * Returns the metrics that were read from disk since this was last asked, in Prometheus' text format: those that an
     * earlier process has shown already. Empty if none were.
     */
    public Optional<String> restoredSinceLast() {
        return Optional.ofNullable(ledger).map(PushedMetrics::takeRestored).map(restored -> restored.text(Set.of()));
    }

    /** @throws Refused if the metrics cannot be added; nothing has changed then */
    void add(SortedMap<String, String> labels, List<Family> families, @Nullable Relayed relayed) {
        Objects.requireNonNull(ledger, "Only what is enabled takes pushes")
                .add(labels, families, this::reserved, relayed);
    }

    private Set<String> reserved() {
        Set<String> names = new HashSet<>(Family.Type.sampleNamesIn(registry.scrape(TextFormat.CONTENT_TYPE_004)));
        names.addAll(PushTimes.NAMES);
        return names;
    }

    /** Notes that a push with these labels was refused. */
    void fail(SortedMap<String, String> labels) {
        Objects.requireNonNull(ledger, "Only what is enabled takes pushes").fail(labels);
    }

    /** @throws Refused if the series cannot be removed; nothing has changed then */
    void remove(SortedMap<String, String> labels, @Nullable Relayed relayed) {
        Objects.requireNonNull(ledger, "Only what is enabled removes pushes").remove(labels, relayed);
    }

    /** Why nothing can be pushed at the moment; null if it can. */
    public @Nullable String problem() {
        if (ledger == null) {
            return "they are disabled";
        }
        ledger.open();
        return ledger.problem();
    }

    /** @param reason {@code name} or {@code quantile} */
    void countDropped(String reason, int number) {
        dropped(reason).increment(number);
    }

    private Counter dropped(String reason) {
        return Counter.builder("packit_push_dropped")
                .description("Pushed metrics, and series of quantiles, that were dropped")
                .tag("reason", reason)
                .register(registry);
    }

    void count(Result result) {
        requests(result).increment();
    }

    private Counter requests(Result result) {
        return Counter.builder("packit_push_requests")
                .description("Pushes by result")
                .tag("result", result.word())
                .register(registry);
    }

    private MetricSet holdings() {
        return ledger == null ? MetricSet.NONE : ledger.holdings();
    }

    private double lastSeconds() {
        Instant last = last();
        return last == null ? Double.NaN : last.toEpochMilli() / 1_000.0;
    }
}
