package dev.packit.stats.monitoring;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Gives whoever does not ask for OpenMetrics the plain text format of Prometheus, which everything that scrapes can
 * read. Left alone, the exporter answers {@code Accept: *}{@code /*} with OpenMetrics.
 */
@Singleton
class MetricsFormat {

    private static final String OPEN_METRICS = "application/openmetrics-text";

    void beforeTheExporter(@Observes Router router) {
        router.get("/metrics").order(Integer.MIN_VALUE).handler(context -> {
            String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
            if (accepted == null || !accepted.contains(OPEN_METRICS)) {
                context.request().headers().set(HttpHeaders.ACCEPT, "text/plain");
            }
            context.next();
        });
    }
}
