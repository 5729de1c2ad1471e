package dev.packit.stats.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings that concern all pages. */
@ConfigMapping(prefix = "packit")
public interface SiteConfig {

    /** The public URL, as in Packit's {@code dashboard_url}. Defaults to the scheme and host of each request. */
    Optional<URI> url();

    /** The first word of comments for Packit, as in its {@code comment_command_prefix}: {@code /packit-stg} for staging. */
    @WithDefault("/packit")
    String commentCommandPrefix();

    /** How often a page with unfinished jobs is refreshed. */
    @WithDefault("20s")
    Duration refresh();

    /** How long rendered statistics and the status page are cached for other readers. */
    @WithDefault("5s")
    Duration kept();

    /** The hosts whose pages may show this site's in frames, such as {@code https://grafana.example.org}. None by default. */
    Optional<List<String>> frameAncestors();

    /** Whether to run with made-up data in an embedded database. */
    @WithDefault("false")
    boolean demo();
}
