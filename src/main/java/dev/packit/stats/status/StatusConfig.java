package dev.packit.stats.status;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "packit.status")
interface StatusConfig {

    /** How often the database and the broker are looked at: a duration, or {@code off}. */
    @WithDefault("15s")
    String watch();

    /** How often it is counted how the objectives were kept: likewise. */
    @WithDefault("2m")
    String objectives();
}
