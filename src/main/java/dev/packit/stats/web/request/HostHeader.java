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

/** Rejects an invalid Host header, because absolute links contain it. The response is plain text, since a page has links. */
@Singleton
class HostHeader {

    private static final int BAD_REQUEST = Response.Status.BAD_REQUEST.getStatusCode();

    private static final String PROBLEM = "The Host header does not contain a valid host name.\n";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    /** Vert.x fails requests whose host cannot be parsed, and Quarkus would log each of them as an error. */
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

    /** Rejects what Vert.x accepts: quotes and other characters that RFC 3986 allows, and a missing host in HTTP/1.0. */
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

    /** Uses {@link URI} to recognize IPv6 addresses. */
    private static boolean isAddress(String host) {
        try {
            return host.startsWith("[") && host.equals(URI.create("//" + host).getHost());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
