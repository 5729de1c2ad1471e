package dev.packit.stats.web.request;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a host that is none, since links are made of it: for the same reason not with a page, but in plain words. */
@Singleton
class HostHeader {

    private static final int BAD_REQUEST = Response.Status.BAD_REQUEST.getStatusCode();

    private static final String PROBLEM = "The Host header does not contain a valid host name.\n";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    /** Vert.x fails a request whose host cannot be parsed, and Quarkus would log each as an error. */
    void afterVertx(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> {
            if (context.request().authority() == null && context.statusCode() == BAD_REQUEST) {
                context.response()
                        .setStatusCode(BAD_REQUEST)
                        .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_PLAIN)
                        .end(PROBLEM);
            } else {
                context.next();
            }
        });
    }

    /** What Vert.x lets pass: quotes and the like, as RFC 3986 does, and no host at all in HTTP/1.0. */
    @ServerRequestFilter(preMatching = true, priority = 1)
    Optional<Response> refuse(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority != null && isHost(authority.host())
                ? Optional.empty()
                : Optional.of(Response.status(BAD_REQUEST)
                        .type(MediaType.TEXT_PLAIN)
                        .entity(PROBLEM)
                        .build());
    }

    private static boolean isHost(String host) {
        return NAME.matcher(host).matches() || isAddress(host);
    }

    /** {@link URI} knows what an IPv6 address looks like. */
    private static boolean isAddress(String host) {
        try {
            return host.startsWith("[") && host.equals(URI.create("//" + host).getHost());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
