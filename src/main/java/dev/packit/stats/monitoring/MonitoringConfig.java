package dev.packit.stats.monitoring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often samples are taken, each value being a duration or {@code off}, and who gets them. */
@ConfigMapping(prefix = "packit.monitoring")
interface MonitoringConfig {

    /** Interval for samples of the jobs in Packit's tables. */
    @WithDefault("15s")
    String jobs();

    /** Interval for samples of PostgreSQL's statistics views. */
    @WithDefault("30s")
    String postgresql();

    /** Interval for samples of Celery's broker and its queues. */
    @WithDefault("15s")
    String redis();

    /** Interval for samples of Celery's workers. */
    @WithDefault("5s")
    String celery();

    /** Whether {@code /metrics} and {@code /q/} are there for those, too, whose requests come through a proxy. */
    @WithDefault("true")
    boolean exposed();
}
