package dev.packit.stats.web.answer;

import dev.packit.stats.web.Site;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.Set;

/** Lets scripts of other sites read data and show images, which are the same for everybody; but not pages, which are for people. */
final class PublicData {

    private static final Set<Format> SHARED = EnumSet.complementOf(EnumSet.of(Format.HTML, Format.TEXT));

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** The headers that scripts of other sites may read, in addition to a few that they always may. */
    private static final String EXPOSED = "Age, ETag, Link, Retry-After, Warning";

    /** The headers that those scripts may send, in addition to a few that they always may. */
    private static final String ACCEPTED = "If-None-Match";

    private static final int OK = 200;

    private static final String A_DAY = "86400";

    private PublicData() {}

    /** The type of a response; empty if it has none. */
    static String type(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type;
    }

    static void share(RoutingContext context) {
        MultiMap headers = context.response().headers();
        if (isPublic(context)) {
            headers.set("Access-Control-Allow-Origin", "*");
            headers.set("Access-Control-Expose-Headers", EXPOSED);
            headers.set("Cross-Origin-Resource-Policy", "cross-origin");
        } else if (isPreflight(context)) {
            headers.set("Access-Control-Allow-Origin", "*");
            headers.set("Access-Control-Allow-Headers", ACCEPTED);
            headers.set("Access-Control-Max-Age", A_DAY);
            headers.set("Cross-Origin-Resource-Policy", "cross-origin");
        } else {
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
        }
    }

    /** Redirects count as public, because browsers follow one to another site only if it allows reading, too. */
    private static boolean isPublic(RoutingContext context) {
        String type = type(context.response().headers());
        return READING.contains(context.request().method())
                && (SHARED.stream().anyMatch(format -> format.contentType().equals(type)) || isRedirect(context))
                && !Site.isInternal(context.normalizedPath());
    }

    private static boolean isRedirect(RoutingContext context) {
        return context.response().headers().contains(HttpHeaders.LOCATION);
    }

    /** Whether a browser asks if a script may read something with other headers than usual. */
    private static boolean isPreflight(RoutingContext context) {
        String method = context.request().getHeader("Access-Control-Request-Method");
        return context.request().method().equals(HttpMethod.OPTIONS)
                && READING.stream().anyMatch(reading -> reading.name().equals(method))
                && context.response().getStatusCode() == OK
                && !Site.isInternal(context.normalizedPath());
    }
}
