package dev.packit.stats.monitoring;

import dev.packit.stats.web.Site;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Hides {@code /metrics} and {@code /q/} from the public, unless they are meant to be public. They are on the same port as the
 * pages, because Quarkus decides on a separate one when the application is built. Readers come through a proxy, which says so in
 * a header; probes and Prometheus do not.
 */
@Singleton
class InternalPaths {

    /** A path at which there is no page. */
    private static final String NOTHING = "/-";

    void beforeMetrics(@Observes @Priority(2) Router router, MonitoringConfig config) {
        if (!config.exposed()) {
            router.route().order(Integer.MIN_VALUE).handler(context -> {
                if (Site.isInternal(context.normalizedPath()) && isFromProxy(context)) {
                    hide(context);
                } else {
                    context.next();
                }
            });
        }
    }

    /** Answers as if there were nothing, in the format that the query string asks for. */
    static void hide(RoutingContext context) {
        String query = context.request().query();
        context.reroute(context.request().method(), NOTHING + (query == null ? "" : "?" + query));
    }

    private static boolean isFromProxy(RoutingContext context) {
        MultiMap headers = context.request().headers();
        return headers.contains("Forwarded")
                || headers.names().stream().anyMatch(name -> name.regionMatches(true, 0, "X-Forwarded-", 0, 12));
    }
}
