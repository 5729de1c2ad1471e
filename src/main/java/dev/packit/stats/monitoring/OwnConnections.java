package dev.packit.stats.monitoring;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.vertx.redis.client.RedisOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Keeps out Vert.x's metrics of its own connections to Redis, which would stand between those of the server. Quarkus makes
 * the client, and with it these metrics, before it applies the filters that are beans, and makes it twice: Micrometer would
 * warn of each gauge that is registered again.
 */
@ApplicationScoped
class OwnConnections implements RedisOptionsCustomizer {

    @Override
    public void customize(String client, RedisOptions options) {
        Metrics.globalRegistry.config().meterFilter(MeterFilter.denyNameStartsWith("redis."));
    }
}
