package dev.packit.stats.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Every page has one address: the one without a slash at its end. */
class TrailingSlash {

    @ServerRequestFilter(preMatching = true, priority = 100)
    Optional<Response> redirect(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        if (path.length() < 2 || !path.endsWith("/")) {
            return Optional.empty();
        }
        return Optional.of(Redirects.permanently(request, path.replaceAll("/+$", "")));
    }
}
