package dev.packit.stats.celery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Where Celery's broker is, and what is looked at there. */
@ConfigMapping(prefix = "packit.celery")
interface CeleryConfig {

    /** The host; nobody connects where there is none. */
    Optional<String> broker();

    @WithDefault("6379")
    int port();

    /** Of a user that Redis' access control list has. */
    Optional<String> username();

    Optional<String> password();

    /** The broker's database, which is part of the names of its channels. */
    @WithDefault("0")
    int database();

    @WithDefault("short-running,long-running,rate-limited")
    List<String> queues();

    /** Which events are listened to: with several replicas, only one should count tasks. */
    @WithDefault("all")
    Listening events();

    enum Listening {
        ALL,
        WORKERS,
        OFF
    }
}
