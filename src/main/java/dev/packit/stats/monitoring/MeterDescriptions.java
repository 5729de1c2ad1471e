package dev.packit.stats.monitoring;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** Adds help texts to the metrics that Quarkus and Micrometer register without one. */
class MeterDescriptions {

    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("http.server.active.requests", "HTTP requests in progress"),
            Map.entry("http.server.bytes.read", "Size of HTTP request bodies"),
            Map.entry("http.server.bytes.written", "Size of HTTP response bodies"),
            Map.entry("netty.allocator.memory.used", "Memory reserved by Netty's allocator"),
            Map.entry("netty.allocator.memory.pinned", "Memory used by Netty's buffers"),
            Map.entry("netty.allocator.pooled.arenas", "Arenas of Netty's allocator"),
            Map.entry("netty.allocator.pooled.cache.size", "Maximum size of a cache of Netty's allocator"),
            Map.entry("netty.allocator.pooled.chunk.size", "Size of a chunk that Netty's allocator reserves"),
            Map.entry("netty.allocator.pooled.threadlocal.caches", "Thread-local caches of Netty's allocator"),
            Map.entry("netty.eventexecutor.tasks.pending", "Tasks waiting for a Netty event loop thread"));

    @Produces
    @Singleton
    MeterFilter descriptions() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String description = id.getDescription() == null ? DESCRIPTIONS.get(id.getName()) : null;
                return description == null
                        ? id
                        : new Meter.Id(
                                id.getName(), Tags.of(id.getTags()), id.getBaseUnit(), description, id.getType());
            }
        };
    }
}
