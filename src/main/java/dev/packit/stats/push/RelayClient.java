package dev.packit.stats.push;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;

/** Sends pushes to the instance that keeps them. */
final class RelayClient implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(2);

    /** The timeout of a request: longer than the receiver lets a push wait. */
    private static final Duration ATTEMPT = Duration.ofSeconds(15);

    private static final int HTTP = 80;

    private static final int HTTPS = 443;

    private final URI receiver;
    private final HttpClient client;

    RelayClient(Vertx vertx, URI receiver) {
        this.receiver = receiver;
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) CONNECTING.toMillis())
                .setMaxPoolSize(1));
    }

    /** Returns the receiver's answer. The future fails if there is none in time. */
    Future<RelayedAnswer> send(HeldPush push, Relayed number) {
        boolean isSecure = "https".equals(receiver.getScheme());
        int port = receiver.getPort() < 0 ? (isSecure ? HTTPS : HTTP) : receiver.getPort();
        return client.request(new RequestOptions()
                        .setMethod(push.method())
                        .setSsl(isSecure)
                        .setHost(receiver.getHost())
                        .setPort(port)
                        .setURI(push.address())
                        .setHeaders(MultiMap.caseInsensitiveMultiMap()
                                .addAll(push.headers())
                                .set(Relayed.HEADER, number.header()))
                        .setTimeout(ATTEMPT.toMillis()))
                .compose(request -> request.send(push.body()))
                .compose(response -> response.body().map((Buffer body) -> RelayedAnswer.of(response, body)));
    }

    @Override
    public void close() {
        client.close();
    }
}
