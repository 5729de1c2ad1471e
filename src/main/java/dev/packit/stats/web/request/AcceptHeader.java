package dev.packit.stats.web.request;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;

/** Ignores an {@code Accept} header that cannot be parsed, to which Quarkus would respond with a bare 500. */
@Singleton
class AcceptHeader {

    void beforeEverything(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
            if (accepted != null && !isReadable(accepted)) {
                context.request().headers().set(HttpHeaders.ACCEPT, MediaType.WILDCARD);
            }
            context.next();
        });
    }

    private static boolean isReadable(String accepted) {
        try {
            for (String type : accepted.split(",")) {
                MediaType.valueOf(type.strip());
            }
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
