package dev.packit.stats.mirror;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How statistics are kept up to date. */
@ConfigMapping(prefix = "packit.statistics")
interface StoreConfig {

    /** How often what is new and what is not finished is read: a duration, or {@code off}. */
    @WithDefault("10s")
    String refresh();

    /** How often a part of what is old, some thousand jobs, is compared with the database: a duration, or {@code off}. */
    @WithDefault("1m")
    String check();

    /** How often what was counted is written to disk: a duration, or {@code off}. */
    @WithDefault("15m")
    String save();

    /** Where it is kept for the next start; nowhere if absent. */
    Optional<Path> folder();
}
