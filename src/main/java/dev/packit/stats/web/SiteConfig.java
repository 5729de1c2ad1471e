package dev.packit.stats.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How the dashboard presents itself. */
@ConfigMapping(prefix = "packit")
public interface SiteConfig {

    /** The public address, as in Packit's {@code dashboard_url}; the request's own where absent. */
    Optional<URI> url();

    /** How often a page is asked for again of which something is still to come. */
    @WithDefault("20s")
    Duration refresh();

    /** How long figures that were written out serve whoever else asks for them. */
    @WithDefault("5s")
    Duration kept();

    /** Whether to run on made-up data, in a database of its own. */
    @WithDefault("false")
    boolean demo();
}
