package dev.packit.stats.celery;

import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.vertx.redis.client.RedisOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The broker's address. Database 0 is not named, because a read-only user may not be allowed to select a database. The
 * password is encoded, because it may contain characters that have a meaning in an address.
 */
@ApplicationScoped
class BrokerAddress implements RedisOptionsCustomizer {

    /** The user whom Redis authenticates if only a password is given. */
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
