package dev.packit.stats.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long queries may take, and how long those that failed are repeated. */
@ConfigMapping(prefix = "packit.database")
interface DatabaseConfig {

    /** A query is cancelled by the server after this time, {@code statement_timeout}. */
    Duration longestQuery();

    /** The time in which a server is usually restarted, and short enough for a reader to wait for the answer that it is not. */
    @WithDefault("1400ms")
    Duration patience();

    /** The time in which one of the pool's connections is usually returned, while the server has no others to give. */
    @WithDefault("4s")
    Duration patienceInQueue();
}
