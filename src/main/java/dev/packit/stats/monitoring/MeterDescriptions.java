package dev.packit.stats.monitoring;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** Says what those metrics are that Quarkus and Micrometer give no help text. */
class MeterDescriptions {

    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("http.server.active.requests", "Requests that are being answered"),
            Map.entry("http.server.bytes.read", "Bytes that requests had"),
            Map.entry("http.server.bytes.written", "Bytes that answers had"),
            Map.entry("netty.allocator.memory.used", "Bytes that Netty has reserved"),
            Map.entry("netty.allocator.memory.pinned", "Bytes that Netty's buffers use"),
            Map.entry("netty.allocator.pooled.arenas", "Arenas of Netty's allocator"),
            Map.entry("netty.allocator.pooled.cache.size", "Bytes that a cache of Netty's allocator may hold"),
            Map.entry("netty.allocator.pooled.chunk.size", "Bytes that Netty reserves at a time"),
            Map.entry("netty.allocator.pooled.threadlocal.caches", "Threads with a cache of Netty's allocator"),
            Map.entry("netty.eventexecutor.tasks.pending", "Tasks that wait for one of Netty's threads"));

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
