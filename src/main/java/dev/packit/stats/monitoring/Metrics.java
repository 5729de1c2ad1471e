package dev.packit.stats.monitoring;

import dev.packit.stats.objective.Objective;
import dev.packit.stats.push.Pushed;
import dev.packit.stats.web.answer.PlainError;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/**
 * Responds to a scrape with this application's own metrics followed by those that were pushed, in Prometheus' plain text format,
 * or in OpenMetrics if that is asked for, as Prometheus does.
 */
@Singleton
class Metrics {

    /** Used as a pattern, because a route by path would also match a trailing slash. */
    private static final String PATH = "/metrics";

    /** Where Quarkus serves the same as one level above. */
    private static final String BELOW = "/q/metrics/.+";

    /** What Quarkus serves for any method. */
    private static final String OTHERS = "/q/(?:health|metrics)(?:/.*)?";

    private static final String OBJECTIVES = "packit_slo_events";

    private static final String READING = "GET, HEAD";

    private static final Set<HttpMethod> PUSHING = Set.of(HttpMethod.POST, HttpMethod.PUT);

    @Inject
    PrometheusMeterRegistry registry;

    @Inject
    Pushed pushed;

    @Inject
    Exemplars exemplars;

    private final NewCounters newOwn = new NewCounters();
    private final NewCounters newPushed = new NewCounters();

    /** A separate pool, because requests for pages may occupy all other threads while the database hangs. */
    private final WorkerExecutor threads;

    @Inject
    Metrics(Vertx vertx) {
        threads = vertx.createSharedWorkerExecutor("metrics", 2);
    }

    void route(@Observes Router router) {
        router.routeWithRegex(PATH)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(Integer.MIN_VALUE)
                .handler(this::scrape);
        router.routeWithRegex(PATH).order(Integer.MIN_VALUE).handler(context -> {
            if (pushed.isAccepting() && PUSHING.contains(context.request().method())) {
                context.next();
            } else {
                refuse(context, "Use GET to read metrics here. To push metrics, use /metrics/job/{job}.");
            }
        });
        router.routeWithRegex(BELOW).order(Integer.MIN_VALUE).handler(InternalPaths::hide);
        router.routeWithRegex(OTHERS).order(Integer.MIN_VALUE).handler(context -> {
            if (isReading(context.request().method())) {
                context.next();
            } else {
                refuse(context, "Use GET to read health and metrics here.");
            }
        });
    }

    @PreDestroy
    void stop() {
        threads.close();
    }

    private void scrape(RoutingContext context) {
        boolean isRead = context.request().method().equals(HttpMethod.GET);
        String accepted = String.join(",", context.request().headers().getAll(HttpHeaders.ACCEPT));
        String type = TextFormat.chooseContentType(accepted);
        threads.executeBlocking(() -> written(isRead ? scraped() : text(), type), false)
                .onSuccess(text -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, type)
                        .putHeader("Vary", "Accept, Accept-Encoding")
                        .end(text))
                .onFailure(context::fail);
    }

    private String written(String text, String type) {
        return type.equals(TextFormat.CONTENT_TYPE_OPENMETRICS_100) ? OpenMetricsText.of(text, exemplars::of) : text;
    }

    /** The text for a scraper, which is shown new counters at zero first. */
    private String scraped() {
        String own = own();
        String received = pushed.text(own);
        pushed.restoredSinceLast().ifPresent(newPushed::know);
        return newOwn.zeroed(own, Metrics::isCountedHere) + newPushed.zeroed(received, series -> true);
    }

    /** Whether it is counted by this process from its start on, unlike what PostgreSQL, Redis and earlier processes count. */
    private static boolean isCountedHere(String series) {
        return series.startsWith("celery_task_")
                || series.startsWith("packit_job")
                || series.startsWith(OBJECTIVES) && !series.contains(Objective.FIRST_STATUS.slo());
    }

    private String text() {
        String own = own();
        return own + pushed.text(own);
    }

    private String own() {
        return PostgresCounters.typed(registry.scrape(TextFormat.CONTENT_TYPE_004));
    }

    private static boolean isReading(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static void refuse(RoutingContext context, String sentence) {
        context.response().putHeader(HttpHeaders.ALLOW, READING);
        PlainError.of(context, Response.Status.METHOD_NOT_ALLOWED.getStatusCode(), sentence)
                .end(context);
    }
}
