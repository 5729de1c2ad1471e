package dev.packit.stats.web.request;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long and how much clients may send. */
@ConfigMapping(prefix = "packit.request")
interface RequestConfig {

    /** How long a new connection may take until the header of its first request is complete, likewise each later request. */
    @WithDefault("15s")
    Duration headers();

    /** How long the body of a request may take. */
    @WithDefault("5s")
    Duration body();

    /** Maximum size of a body. The only form has two short fields. */
    @WithDefault("1K")
    MemorySize size();
}
