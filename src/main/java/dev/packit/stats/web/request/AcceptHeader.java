package dev.packit.stats.web.request;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;

/** Ignores an {@code Accept} header that is not well-formed, to which Quarkus or Vert.x would respond with a bare 500. */
@Singleton
class AcceptHeader {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";

    /** A type with parameters, whose values may be quoted. */
    private static final Pattern TYPE =
            Pattern.compile("T/T\\s*+(;\\s*+T=(T|\"[^\"\\\\]*+\")\\s*+)*+".replace("T", TOKEN));

    void beforeEverything(@Observes @Priority(0) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            if (!context.request().headers().getAll(HttpHeaders.ACCEPT).stream().allMatch(AcceptHeader::isReadable)) {
                context.request().headers().set(HttpHeaders.ACCEPT, MediaType.WILDCARD);
            }
            context.next();
        });
    }

    private static boolean isReadable(String accepted) {
        try {
            for (String type : accepted.split(",")) {
                MediaType.valueOf(type.strip());
                if (!TYPE.matcher(type.strip()).matches()) {
                    return false;
                }
            }
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
