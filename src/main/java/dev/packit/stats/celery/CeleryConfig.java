package dev.packit.stats.celery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
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

    /** The time after which a task that has started and not ended is told of: Packit's own time limit. */
    @WithDefault("15m")
    Duration taskLimit();

    /** The limits of those tasks that have another one. */
    @WithDefault(
            "packit_service.worker.tasks.database_maintenance=30m,packit_service.worker.tasks.get_usage_statistics=1h")
    List<String> taskLimits();

    /** Which events to listen to. With several replicas, only one should count tasks. */
    @WithDefault("all")
    Listening events();

    enum Listening {
        ALL,
        WORKERS,
        OFF
    }
}
