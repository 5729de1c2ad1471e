package dev.packit.stats.mirror;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How job data for statistics is kept up to date. */
@ConfigMapping(prefix = "packit.statistics")
interface StoreConfig {

    /** How often new and unfinished jobs are read: a duration or {@code off}. */
    @WithDefault("10s")
    String refresh();

    /** How often a part of the old data, some thousand jobs, is compared with the database: a duration or {@code off}. */
    @WithDefault("1m")
    String check();

    /** How often job data is saved to disk: a duration or {@code off}. */
    @WithDefault("15m")
    String save();

    /** The folder in which it is saved for the next start; nowhere if absent. */
    Optional<Path> folder();
}
