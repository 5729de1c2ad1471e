package dev.packit.stats.push;

import dev.packit.stats.push.PushReceiver.Result;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The answer to a push that is passed on.
 *
 * @param status the HTTP status code
 * @param headers the values of those headers that matter to the pusher
 * @param body as it was received
 */
record RelayedAnswer(int status, Map<String, List<String>> headers, byte[] body) {

    private static final List<String> HEADERS =
            List.of(HttpHeaders.ALLOW, HttpHeaders.CONTENT_TYPE, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE);

    private static final int FIRST_SUCCESS = 200;

    private static final int FIRST_REDIRECT = 300;

    /** Says that a push has been accepted and will be passed on later. */
    static final RelayedAnswer HELD =
            new RelayedAnswer(Response.Status.ACCEPTED.getStatusCode(), Map.of(), new byte[0]);

    static RelayedAnswer of(HttpClientResponse response, Buffer body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : HEADERS) {
            List<String> values = response.headers().getAll(name);
            if (!values.isEmpty()) {
                headers.put(name, values);
            }
        }
        return new RelayedAnswer(response.statusCode(), headers, body.getBytes());
    }

    boolean isSuccess() {
        return status >= FIRST_SUCCESS && status < FIRST_REDIRECT;
    }

    /** See {@link Result#isPassing}. */
    boolean isPassing() {
        return Stream.of(Result.values()).anyMatch(result -> result.isPassing() && result.status() == status);
    }

    Response response() {
        Response.ResponseBuilder answer = Response.status(status);
        headers.forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
        return (body.length == 0 ? answer : answer.entity(body)).build();
    }
}
