package dev.packit.stats.web.request;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.NotFoundException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Rejects paths with empty segments or matrix parameters, which servers usually ignore, so that every page has one URL. */
class ExactPath {

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
}
