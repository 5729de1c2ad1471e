package dev.packit.stats.push;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A push that is to be passed on.
 *
 * @param address path and query string, as they were requested
 * @param headers those that are passed on
 * @param arrived when it arrived
 * @param answer what its pusher is told; completed when it is told
 */
record HeldPush(
        HttpMethod method,
        String address,
        MultiMap headers,
        Buffer body,
        Instant arrived,
        CompletableFuture<RelayedAnswer> answer) {

    private static final List<String> HEADERS = List.of(
            HttpHeaders.ACCEPT, HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_ENCODING, HttpHeaders.CONTENT_TYPE);

    /** An estimate of what objects and headers take, in bytes. */
    private static final int OVERHEAD = 1_000;

    static HeldPush of(HttpServerRequest request, byte[] body, Instant arrived) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (String name : HEADERS) {
            headers.add(name, request.headers().getAll(name));
        }
        return new HeldPush(
                request.method(), request.uri(), headers, Buffer.buffer(body), arrived, new CompletableFuture<>());
    }

    /** How much memory it takes, in bytes. */
    long size() {
        return OVERHEAD + address.length() + body.length();
    }

    /** Tells the pusher that it will be passed on later, unless it has been told something else. */
    void hold() {
        answer.complete(RelayedAnswer.HELD);
    }
}
