package dev.packit.stats.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.packit.stats.ChildProcess;
import dev.packit.stats.Eventually;
import dev.packit.stats.MovingClock;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of pushes that are passed on, whatever the receiver does. */
class RelayTest {

    private static final int ROOM = 10_000;

    private final Vertx vertx = Vertx.vertx();
    private final int port = ChildProcess.freePort();
    private final MovingClock clock = new MovingClock();
    private final Queue<RelayResult> results = new ConcurrentLinkedQueue<>();
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Relay relay =
            new Relay(vertx, URI.create("http://127.0.0.1:" + port), ROOM, Duration.ofMinutes(10), clock, results::add);
    private HttpServer receiver;

    @AfterEach
    void stop() {
        relay.close();
        if (receiver != null) {
            receiver.stop(0);
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void requestsAndAnswersAreExactlyWhatTheyWere() throws Exception {
        Queue<HttpExchange> exchanges = new ConcurrentLinkedQueue<>();
        receive(exchange -> {
            exchanges.add(exchange);
            exchange.getResponseHeaders().add("Content-Type", "text/plain;charset=UTF-8");
            exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer realm=\"push\"");
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"push\"");
            exchange.getResponseHeaders().add("Server", "not passed on");
            respond(exchange, 401, "No.\n");
        });
        HeldPush push = push("/metrics/job/a%2Fb%20c?format=text", "a 1\n");
        push.headers().add("Authorization", "Bearer s3cret").add("Content-Encoding", "identity");

        RelayedAnswer answer = answer(push);
        relay.drain(Eventually.PATIENCE);

        assertThat(received).containsExactly("PUT /metrics/job/a%2Fb%20c?format=text: a 1\n");
        assertThat(exchanges.element().getRequestHeaders())
                .containsEntry("Authorization", List.of("Bearer s3cret"))
                .containsEntry("Content-encoding", List.of("identity"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers())
                .isEqualTo(Map.of(
                        "Content-Type",
                        List.of("text/plain;charset=UTF-8"),
                        "WWW-Authenticate",
                        List.of("Bearer realm=\"push\"", "Basic realm=\"push\"")));
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("No.\n");
        assertThat(results).containsExactly(RelayResult.REFUSED);
    }

    @Test
    void pushesAreHeldInOrderWhileTheReceiverIsAway() throws Exception {
        List<RelayedAnswer> answers = IntStream.range(0, 5)
                .mapToObj(i -> answer(push("/metrics/job/a", "a " + i + "\n")))
                .toList();
        assertThat(answers).containsOnly(RelayedAnswer.HELD);
        clock.move(Duration.ofSeconds(90));
        assertThat(relay.waiting()).isEqualTo(5);
        assertThat(relay.bytes()).isEqualTo(5 * (1_000 + 14 + 4));
        assertThat(relay.oldestSeconds()).isEqualTo(90);

        receive(exchange -> respond(exchange, 202, ""));
        relay.drain(Eventually.PATIENCE);

        assertThat(received)
                .containsExactlyElementsOf(IntStream.range(0, 5)
                        .mapToObj(i -> "PUT /metrics/job/a: a " + i + "\n")
                        .toList());
        assertThat(results).hasSize(5).containsOnly(RelayResult.ACCEPTED);
        assertThat(relay.waiting()).isZero();
        assertThat(relay.bytes()).isZero();
        assertThat(relay.oldestSeconds()).isZero();
        assertThat(answer(push("/metrics/job/a", "a 5\n")).status()).isEqualTo(202);
    }

    @Test
    void theReceiverMayBeReplaced() throws Exception {
        for (int i = 0; i < 3; i++) {
            receive(exchange -> respond(exchange, 202, ""));
            answer(push("/metrics/job/a", "a 1\n"));
            relay.drain(Eventually.PATIENCE);
            assertThat(relay.waiting()).isZero();
            receiver.stop(0);
            answer(push("/metrics/job/a", "a 1\n"));
        }

        receive(exchange -> respond(exchange, 202, ""));
        relay.drain(Eventually.PATIENCE);
        assertThat(received).hasSizeGreaterThanOrEqualTo(6);
        assertThat(results).hasSize(6).containsOnly(RelayResult.ACCEPTED);
    }

    @Test
    void whatMayHaveBeenCountedIsSentAgainWithItsNumber() throws Exception {
        Queue<String> numbers = new ConcurrentLinkedQueue<>();
        receive(exchange -> {
            numbers.add(exchange.getRequestHeaders().getFirst(Relayed.HEADER));
            switch (numbers.size()) {
                case 1 -> exchange.close();
                case 2 -> respond(exchange, 503, "stopping");
                default -> respond(exchange, 202, "");
            }
        });
        assertThat(answer(push("/metrics/job/a", "a 1\n"))).isEqualTo(RelayedAnswer.HELD);
        relay.drain(Eventually.PATIENCE);
        answer(push("/metrics/job/a", "a 2\n"));
        relay.drain(Eventually.PATIENCE);

        assertThat(received)
                .containsExactly(
                        "PUT /metrics/job/a: a 1\n",
                        "PUT /metrics/job/a: a 1\n",
                        "PUT /metrics/job/a: a 1\n",
                        "PUT /metrics/job/a: a 2\n");
        assertThat(results).containsExactly(RelayResult.ACCEPTED, RelayResult.ACCEPTED);
        Relayed first = Relayed.of(numbers.remove());
        assertThat(numbers)
                .containsExactly(
                        first.header(), first.header(), new Relayed(first.relay(), first.number() + 1).header());
    }

    @Test
    void thereIsRoomForSoMuch() {
        String large = "a".repeat(ROOM / 2);
        answer(push("/metrics/job/a", large));

        assertThat(relay.problem()).isNull();
        assertThatThrownBy(() -> relay.pass(push("/metrics/job/a", large)))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        "Pushes cannot be accepted at the moment: http://127.0.0.1:%d does not accept them, and too many"
                                + " are waiting already.",
                        port);
        assertThat(results).containsExactly(RelayResult.FULL);
    }

    @Test
    void whatHasWaitedTooLongIsGivenUp() {
        answer(push("/metrics/job/a", "a 1\n"));
        clock.move(Duration.ofMinutes(9));
        answer(push("/metrics/job/a", "a 2\n"));
        clock.move(Duration.ofMinutes(2));

        Eventually.holds(() -> assertThat(results).containsExactly(RelayResult.LOST));
        assertThat(relay.waiting()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedLaterIsLost() throws Exception {
        answer(push("/metrics/job/a", "nonsense"));
        receive(exchange -> respond(exchange, 400, "No.\n"));
        relay.drain(Eventually.PATIENCE);

        assertThat(results).containsExactly(RelayResult.LOST);
    }

    private RelayedAnswer answer(HeldPush push) {
        return relay.pass(push).toCompletableFuture().join();
    }

    private HeldPush push(String address, String body) {
        return new HeldPush(
                HttpMethod.PUT,
                address,
                MultiMap.caseInsensitiveMultiMap(),
                Buffer.buffer(body),
                clock.instant(),
                new CompletableFuture<>());
    }

    private void receive(Receiving receiving) throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        receiver.createContext("/", exchange -> {
            received.add("%s %s: %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            receiving.handle(exchange);
        });
        receiver.start();
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @FunctionalInterface
    private interface Receiving {
        void handle(HttpExchange exchange) throws IOException;
    }
}
