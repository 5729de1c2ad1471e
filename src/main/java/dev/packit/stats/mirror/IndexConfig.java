package dev.packit.stats.mirror;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the in-memory data about projects and pipelines is kept up to date. */
@ConfigMapping(prefix = "packit.known")
interface IndexConfig {

    /** How often projects are read: a duration, or {@code off} to read them on demand. */
    @WithDefault("15s")
    String projects();

    /** How often deleted pipelines are searched for: a duration or {@code off}. */
    @WithDefault("1m")
    String deletions();

    /** How often the schema is read: a duration or {@code off}. */
    @WithDefault("15s")
    String schema();

    /** For how long readers wait for what is being read for the first time, from when that begins. */
    @WithDefault("1s")
    Duration patience();
}
