package dev.packit.stats.web.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many requests are answered at the same time. */
@ConfigMapping(prefix = "packit.overload")
interface OverloadConfig {

    /** Twice as many as there are connections to the database, so that some can be rendered while others are read. */
    @WithDefault("32")
    int atOnce();

    /** How long others wait for a place. */
    @WithDefault("1s")
    Duration patience();
}
