package dev.packit.stats.web.answer;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
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

    @Inject
    HttpHeaders headers;

    @Inject
    CurrentVertxRequest request;

    /** Tells caches that a body may be compressed, also where it is Vert.x that compresses it. */
    void beforeEverything(@Observes @Priority(0) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            context.addHeadersEndHandler(complete -> vary(context.response().headers()));
            context.next();
        });
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
            sent().set(HttpHeaders.CONTENT_ENCODING, Gzip.NAME);
        } else if (request.getCurrent().request().method() == HttpMethod.HEAD) {
            sent().remove(HttpHeaders.CONTENT_ENCODING);
        }
        return answer.entity(bytes).header(HttpHeaders.CONTENT_LENGTH, bytes.length);
    }

    Response.ResponseBuilder notModified() {
        sent().remove(HttpHeaders.CONTENT_ENCODING);
        return Response.notModified();
    }

    /**
     * Has the encoding "identity" already, by which Quarkus tells Vert.x not to compress, and to which a response's own would be
     * added. Vert.x removes it from responses with a body.
     */
    private MultiMap sent() {
        return request.getCurrent().response().headers();
    }
}
