package dev.packit.stats.web.answer;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;

/** Sends a body compressed to clients that accept it. */
@Singleton
class ContentEncoding {

    private static final Pattern ENCODING = Pattern.compile(HttpHeaders.ACCEPT_ENCODING, Pattern.CASE_INSENSITIVE);

    private static final String IDENTITY = "identity";

    @Inject
    HttpHeaders headers;

    @Inject
    CurrentVertxRequest request;

    /**
     * Tells caches that a body may be compressed, also where it is Vert.x that compresses it. Without a body there is no encoding
     * to name: not even "identity", by which Quarkus tells Vert.x not to compress, and which Vert.x removes from responses with a
     * body only.
     */
    void beforeEverything(@Observes @Priority(0) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            context.addHeadersEndHandler(complete -> {
                MultiMap headers = context.response().headers();
                vary(headers);
                if (isWithoutBody(context) && IDENTITY.equals(headers.get(HttpHeaders.CONTENT_ENCODING))) {
                    headers.remove(HttpHeaders.CONTENT_ENCODING);
                }
            });
            context.next();
        });
    }

    private static boolean isWithoutBody(RoutingContext context) {
        return context.request().method() == HttpMethod.HEAD
                || context.response().getStatusCode() == Response.Status.NOT_MODIFIED.getStatusCode()
                || "0".equals(context.response().headers().get(HttpHeaders.CONTENT_LENGTH));
    }

    private static void vary(MultiMap headers) {
        if (headers.getAll(HttpHeaders.VARY).stream().noneMatch(ENCODING.asPredicate())) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
    }

    Response.ResponseBuilder content(Response.ResponseBuilder answer, Body body) {
        boolean compressed = Gzip.isPreferred(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        byte[] bytes = compressed ? body.compressed() : body.plain();
        if (compressed) {
            // In place of the one by Quarkus, to which a header of the response would be added.
            request.getCurrent().response().headers().set(HttpHeaders.CONTENT_ENCODING, Gzip.NAME);
        }
        return answer.entity(bytes).header(HttpHeaders.CONTENT_LENGTH, bytes.length);
    }
}
