package dev.packit.stats.monitoring;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A gauge whose labels and values are those of the last sample. A series that was also in the previous sample stays registered: if
 * it were replaced, as {@link MultiGauge} does by itself, a scrape could miss it, and alerts on it would start over.
 */
final class SampledGauge {

    private final MultiGauge gauge;
    private Map<Tags, AtomicReference<Double>> values = Map.of();

    SampledGauge(String name, String description, PrometheusMeterRegistry registry) {
        gauge = MultiGauge.builder(name).description(description).register(registry);
    }

    /** Replaces what is reported with one value for each item. */
    synchronized <T> void report(Collection<T> items, Function<T, Tags> labels, ToDoubleFunction<T> value) {
        Map<Tags, AtomicReference<Double>> next = new HashMap<>();
        for (T item : items) {
            Tags tags = labels.apply(item);
            AtomicReference<Double> reported = values.getOrDefault(tags, new AtomicReference<>(0.0));
            reported.set(value.applyAsDouble(item));
            next.put(tags, reported);
        }
        values = next;
        gauge.register(
                next.entrySet().stream()
                        .<MultiGauge.Row<?>>map(
                                series -> MultiGauge.Row.of(series.getKey(), series.getValue(), AtomicReference::get))
                        .toList(),
                false);
    }

    /** Reports nothing until the next sample, because old values would look like current ones. */
    void clear() {
        report(List.of(), item -> Tags.empty(), item -> 0);
    }
}
