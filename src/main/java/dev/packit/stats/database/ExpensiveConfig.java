package dev.packit.stats.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How many expensive requests are answered at the same time. */
@ConfigMapping(prefix = "packit.expensive")
interface ExpensiveConfig {

    /** Defaults to half of the processors, and at least one, so that the others remain for everything else. */
    OptionalInt atOnce();

    /** How long others wait for their turn. */
    @WithDefault("2s")
    Duration patience();
}
