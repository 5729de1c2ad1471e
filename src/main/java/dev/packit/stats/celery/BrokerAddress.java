package dev.packit.stats.celery;

import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.vertx.redis.client.RedisOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where the broker is. Its first database is not named, since a user who may only read may select none; and a password may
 * hold what an address would take for its own.
 */
@ApplicationScoped
class BrokerAddress implements RedisOptionsCustomizer {

    /** Whom Redis means where a password alone is given. */
    private static final String DEFAULT_USER = "default";

    @Inject
    CeleryConfig config;

    @Override
    public void customize(String client, RedisOptions options) {
        config.broker().ifPresent(host -> options.setEndpoints(List.of(address(host))));
    }

    private String address(String host) {
        String login = config.password()
                .map(password -> encoded(config.username().orElse(DEFAULT_USER)) + ":" + encoded(password) + "@")
                .orElse("");
        String database = config.database() == 0 ? "" : "/" + config.database();
        return "redis://%s%s:%d%s".formatted(login, host, config.port(), database);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
