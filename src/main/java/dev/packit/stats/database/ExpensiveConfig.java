package dev.packit.stats.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many expensive questions are answered at the same time. */
@ConfigMapping(prefix = "packit.expensive")
interface ExpensiveConfig {

    @WithDefault("2")
    int atOnce();

    /** How long others wait for their turn. */
    @WithDefault("2s")
    Duration patience();
}
