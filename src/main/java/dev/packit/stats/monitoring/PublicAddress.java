package dev.packit.stats.monitoring;

import dev.packit.stats.web.SiteConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells dashboards at which address this application is, so that they can link to its pages. */
@Singleton
class PublicAddress {

    void tell(
            @Observes StartupEvent start,
            SiteConfig site,
            PrometheusMeterRegistry registry,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        Gauge.builder("packit_stats_info", () -> 1)
                .description("The address of the pages: PACKIT_URL, or localhost if it is not set")
                .tag("url", site.url().map(URI::toString).orElse("http://localhost:" + port))
                .register(registry);
    }
}
