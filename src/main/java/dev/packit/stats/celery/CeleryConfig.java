package dev.packit.stats.celery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Celery's broker and what is monitored there. */
@ConfigMapping(prefix = "packit.celery")
interface CeleryConfig {

    /** The broker's host; Celery is not monitored if it is not set. */
    Optional<String> broker();

    @WithDefault("6379")
    int port();

    /** A user from Redis' access control list. */
    Optional<String> username();

    Optional<String> password();

    /** The number of the broker's database, which is also part of the names of its event channels. */
    @WithDefault("0")
    int database();

    @WithDefault("short-running,long-running,rate-limited")
    List<String> queues();

    /** Which events to listen to. With several replicas, only one should count tasks. */
    @WithDefault("all")
    Listening events();

    enum Listening {
        ALL,
        WORKERS,
        OFF
    }
}
