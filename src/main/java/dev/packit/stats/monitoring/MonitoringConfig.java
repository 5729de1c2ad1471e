package dev.packit.stats.monitoring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often samples are taken: each a duration, or {@code off}. */
@ConfigMapping(prefix = "packit.monitoring")
interface MonitoringConfig {

    /** Of the jobs in Packit's tables. */
    @WithDefault("15s")
    String jobs();

    /** Of PostgreSQL's own statistics. */
    @WithDefault("30s")
    String postgresql();

    /** Of Celery's broker and its queues. */
    @WithDefault("15s")
    String redis();

    /** Of Celery's workers. */
    @WithDefault("5s")
    String celery();
}
