package dev.packit.stats.web.request;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Limits the bodies of all requests, except for those that another handler has read before. */
@Singleton
class RequestBodies {

    /** Maximum size of all bodies at the same time, in bytes. */
    private static final long MOST_IN_TOTAL = 4_000_000;

    private static final String OURS = RequestBodies.class.getName();

    void beforeResources(@Observes @Priority(4) Router router, RequestConfig config) {
        BodyReader reader = new BodyReader(config.body(), MOST_IN_TOTAL);
        long most = config.size().asLongValue();
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            context.put(OURS, !BodyReader.isRead(context));
            reader.read(context, most);
        });
    }

    /** Throws in a filter, so that the response has the requested format. */
    @ServerRequestFilter(preMatching = true, priority = 3)
    void refuse(RoutingContext context) {
        if (Boolean.TRUE.equals(context.get(OURS))) {
            RuntimeException refusal = refusal(BodyReader.end(context));
            if (refusal != null) {
                throw refusal;
            }
        }
    }

    static @Nullable RuntimeException refusal(BodyReader.End end) {
        return switch (end) {
            case COMPLETE -> null;
            case TOO_LARGE -> new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
            case MALFORMED -> RequestFault.NO_HTTP.refusal();
            case TOO_LATE -> new ClientErrorException(Response.Status.REQUEST_TIMEOUT);
            case TOO_MANY -> new ServiceUnavailableException();
        };
    }
}
