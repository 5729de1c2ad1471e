package dev.packit.stats.push;

import dev.packit.stats.web.answer.PlainError;
import io.vertx.core.Handler;
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
import org.jspecify.annotations.Nullable;

/** Whether pushes are accepted, at the addresses of Prometheus' Pushgateway. The database does not matter for that. */
@Singleton
class PushHealth {

    private static final String HEALTHY = "/-/healthy";

    private static final String READY = "/-/ready";

    private static final String TEXT = "text/plain;charset=UTF-8";

    @Inject
    Pushed pushed;

    @Inject
    PushRelay relay;

    /** A separate pool, because requests for pages may occupy all other threads while the database hangs. */
    private final WorkerExecutor threads;

    @Inject
    PushHealth(Vertx vertx) {
        threads = vertx.createSharedWorkerExecutor("push-health", 1);
    }

    void route(@Observes Router router) {
        if (pushed.isAccepting()) {
            route(router, HEALTHY, context -> answer(context, null));
            route(
                    router,
                    READY,
                    context -> threads.executeBlocking(this::problem)
                            .onSuccess(problem -> answer(context, problem))
                            .onFailure(context::fail));
        }
    }

    private @Nullable String problem() {
        return relay.isOn() ? relay.problem() : pushed.problem();
    }

    @PreDestroy
    void stop() {
        threads.close();
    }

    private static void route(Router router, String path, Handler<RoutingContext> handler) {
        router.routeWithRegex(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(Integer.MIN_VALUE)
                .handler(handler);
        router.routeWithRegex(path).order(Integer.MIN_VALUE).handler(context -> {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            PlainError.of(context, Response.Status.METHOD_NOT_ALLOWED.getStatusCode(), "Use GET to read health here.")
                    .end(context);
        });
    }

    private static void answer(RoutingContext context, @Nullable String problem) {
        if (problem == null) {
            context.response().putHeader(HttpHeaders.CONTENT_TYPE, TEXT).end("OK");
        } else {
            PlainError.of(
                            context,
                            Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
                            PushedMetrics.UNAVAILABLE.formatted(problem))
                    .end(context);
        }
    }
}
