package dev.packit.stats.web.request;

import io.github.bucket4j.TimeMeter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Limits how often one client may ask for pages, if that is configured. */
@Singleton
class ClientLimit {

    private static final Logger LOG = Logger.getLogger(ClientLimit.class);

    private static final String WAIT = ClientLimit.class.getName();

    void beforeResources(@Observes @Priority(3) Router router, ClientsConfig config) {
        if (config.perMinute() == 0) {
            return;
        }
        List<String> proxies = config.trustedProxies().orElse(List.of());
        LOG.infof(
                "Requests per minute and client: %d, at once: %d; trusted proxies: %s",
                config.perMinute(), config.burst(), proxies.isEmpty() ? "none" : String.join(", ", proxies));
        ClientAddress address = new ClientAddress(proxies);
        ClientBudgets budgets = new ClientBudgets(config.perMinute(), config.burst(), TimeMeter.SYSTEM_NANOTIME);
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            String client = client(context, address);
            if (client != null) {
                context.put(WAIT, budgets.take(client));
            }
            context.next();
        });
    }

    /** Returns null for requests that are not limited, or have been counted before they were rerouted. */
    private static @Nullable String client(RoutingContext context, ClientAddress address) {
        HttpServerRequest request = context.request();
        if (context.get(WAIT) != null || Exempt.is(request.path())) {
            return null;
        }
        // not the request's own method, which already trusts the header
        String peer = request.connection().remoteAddress().hostAddress();
        return address.of(peer, request.headers().getAll("X-Forwarded-For"));
    }

    /** How long the client has to wait before it may send such a request. */
    static Duration wait(RoutingContext context) {
        return Objects.requireNonNullElse(context.get(WAIT), Duration.ZERO);
    }

    /** Throws in a filter, so that the response has the requested format. */
    @ServerRequestFilter(preMatching = true, priority = 2)
    void refuse(RoutingContext context) {
        Duration wait = wait(context);
        if (!wait.isZero()) {
            throw TooManyRequests.after(wait);
        }
    }
}
