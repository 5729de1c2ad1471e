package dev.packit.stats.status;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "packit.status")
interface StatusConfig {

    /** How often the database and the broker are checked: a duration or {@code off}. */
    @WithDefault("15s")
    String watch();

    /** How often compliance with the objectives is calculated: a duration or {@code off}. */
    @WithDefault("45s")
    String objectives();
}
