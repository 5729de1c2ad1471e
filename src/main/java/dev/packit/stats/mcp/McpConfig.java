package dev.packit.stats.mcp;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Whether assistants can ask, and how much they may send. */
@ConfigMapping(prefix = "packit.mcp")
interface McpConfig {

    @WithDefault("true")
    boolean enabled();

    /** Maximum size of one message. */
    @WithDefault("16K")
    MemorySize size();

    /** How long a message may take to arrive. */
    @WithDefault("5s")
    Duration deadline();
}
