package dev.packit.stats.mirror;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How what is kept in memory of projects and pipelines is kept up to date. */
@ConfigMapping(prefix = "packit.known")
interface IndexConfig {

    /** How often projects are read: a duration, or {@code off} for whenever they are asked for. */
    @WithDefault("30s")
    String projects();

    /** How often it is looked whether pipelines have been deleted: a duration, or {@code off}. */
    @WithDefault("10m")
    String deletions();
}
