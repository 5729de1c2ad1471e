package dev.packit.stats.operations;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** What Prometheus sees of Packit's API: it answers, and counts one more webhook at each scrape. */
final class PackitApi implements AutoCloseable {

    private final AtomicInteger webhooks = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean areWebhooksSent = true;
    private volatile boolean isUp = true;

    PackitApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            int number = areWebhooksSent ? webhooks.incrementAndGet() : webhooks.get();
            byte[] text = "# TYPE github_webhook_calls_total counter\ngithub_webhook_calls_total %d\n"
                    .formatted(number)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isUp ? 200 : 503, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void sendWebhooks(boolean areSent) {
        areWebhooksSent = areSent;
    }

    void answer(boolean isAnswering) {
        isUp = isAnswering;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
