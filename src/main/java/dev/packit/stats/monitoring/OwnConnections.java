package dev.packit.stats.monitoring;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.vertx.redis.client.RedisOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Drops Vert.x's metrics about its own connections to Redis, which would be mixed up with those about the server. This cannot
 * be a filter bean: Quarkus creates the client, and with it these metrics, before it applies those. It also creates the client
 * twice, and Micrometer would warn about every gauge that is registered again.
 */
@ApplicationScoped
class OwnConnections implements RedisOptionsCustomizer {

    @Override
    public void customize(String client, RedisOptions options) {
        Metrics.globalRegistry.config().meterFilter(MeterFilter.denyNameStartsWith("redis."));
    }
}
