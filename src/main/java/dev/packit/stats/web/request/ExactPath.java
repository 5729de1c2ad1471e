package dev.packit.stats.web.request;

import dev.packit.stats.web.Urls;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Sees to it that every page has one URL: without a trailing slash, empty segments and matrix parameters. */
@Singleton
class ExactPath {

    /** Rejects paths with empty segments or matrix parameters, which servers usually ignore. */
    @ServerRequestFilter(preMatching = true, priority = 200)
    void refuse(HttpServerRequest request) {
        String path = request.path();
        if (path.contains("%00")) {
            throw new NotFoundException("No address of this site contains a NUL character.");
        }
        if (path.contains("//")) {
            throw new NotFoundException();
        }
        int semicolon = path.indexOf(';');
        if (semicolon >= 0) {
            throw new NotFoundException("No address of this site has matrix parameters such as “%s”."
                    .formatted(path.substring(semicolon).replaceFirst("/.*", "")));
        }
    }

    @ServerRequestFilter(preMatching = true, priority = 100)
    Optional<Response> redirect(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        return path.length() < 2 || !path.endsWith("/")
                ? Optional.empty()
                : Redirects.permanently(request, Urls.withoutTrailing('/', path));
    }

    /** Does the same for routes of Quarkus itself, which do not reach the filter. */
    void redirectFromMonitoring(@Observes Router router) {
        router.routeWithRegex("/(metrics|q/health(/\\w+)?)/+")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(Integer.MIN_VALUE)
                .handler(context -> context.response()
                        .setStatusCode(Response.Status.MOVED_PERMANENTLY.getStatusCode())
                        .putHeader(
                                HttpHeaders.LOCATION,
                                Redirects.location(
                                        Urls.withoutTrailing('/', context.normalizedPath()),
                                        context.request().query()))
                        .end());
    }
}
