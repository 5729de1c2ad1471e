package dev.packit.stats.web.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How much one client may ask. */
@ConfigMapping(prefix = "packit.clients")
interface ClientsConfig {

    /** How many requests of a client are answered per minute in the long run; 0 for any number. */
    @WithDefault("0")
    int perMinute();

    /** How many of them may come at once. */
    @WithDefault("100")
    int burst();

    /** Addresses and networks, such as {@code 10.0.0.0/8}, of proxies whose {@code X-Forwarded-For} is believed. */
    Optional<List<String>> trustedProxies();
}
