package dev.packit.stats.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.OnDisk;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.celery.RedisServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send slowly, or nothing, keep nobody else waiting, and are disconnected in the end. */
@QuarkusTest
@TestProfile(OnDisk.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = OnDisk.DATABASE))
@WithTestResource(RedisServer.class)
class SlowClientsTest {

    /** More than there are threads for requests. */
    private static final int MANY = 250;

    private static final int PATIENCE_MILLISECONDS = 60_000;

    private static final String FORM = "POST /theme HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\ntheme=";

    private static final String PUSH =
            "PUT /metrics/job/slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\n";

    private final List<Socket> sockets = new ArrayList<>();
    private final ScheduledExecutorService dribble = Executors.newSingleThreadScheduledExecutor();

    @ConfigProperty(name = "quarkus.log.file.path")
    Path log;

    @AfterEach
    void disconnect() throws IOException {
        dribble.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void slowClientsKeepNobodyWaiting() throws Exception {
        int loggedBefore = Files.readString(log).length();
        List<Socket> forms = connect(MANY, FORM);
        List<Socket> pushes = connect(MANY, PUSH);
        List<Socket> others = new ArrayList<>();
        others.addAll(connect(20, "GET / HTTP/1.1\r\nHost: localhost\r\nX: "));
        others.addAll(connect(20, "\r\n\r\n"));
        List<Socket> answered = connect(20, "GET /nope HTTP/1.1\r\nHost: localhost\r\n\r\nGET /nope HTTP/1.1\r\nX: ");
        List<Socket> slow = List.copyOf(sockets);
        dribble.scheduleAtFixedRate(() -> slow.forEach(SlowClientsTest::sendByte), 0, 200, TimeUnit.MILLISECONDS);
        others.addAll(connect(20, ""));
        for (Socket disconnected : connect(20, FORM)) {
            disconnected.setSoLinger(true, 0);
            disconnected.close();
        }

        for (String page : List.of("/", "/jobs/copr", "/statistics", "/q/health/live", "/metrics")) {
            given().get(page).then().statusCode(200);
        }
        given().redirects()
                .follow(false)
                .formParam("theme", "dark")
                .post("/theme")
                .then()
                .statusCode(303);
        given().body("quick 1\n").put("/metrics/job/quick").then().statusCode(202);

        for (Socket form : forms) {
            assertThat(untilClosed(form))
                    .startsWith("HTTP/1.1 408 ")
                    .containsIgnoringCase("\r\nX-Content-Type-Options: nosniff\r\n")
                    .contains("{\"status\":408,\"title\":\"Request timeout\","
                            + "\"detail\":\"The body of the request did not arrive in time.\",\"parameter\":null}");
        }
        for (Socket push : pushes) {
            assertThat(untilClosed(push))
                    .startsWith("HTTP/1.1 408 ")
                    .endsWith("\r\n\r\nA push must arrive within 3 seconds.\n");
        }
        for (Socket other : others) {
            assertThat(untilClosed(other)).isEmpty();
        }
        for (Socket once : answered) {
            assertThat(untilClosed(once)).startsWith("HTTP/1.1 404 ").containsOnlyOnce("HTTP/1.1");
        }
        assertThat(given().get("/metrics").asString())
                .contains("packit_push_requests_total{result=\"too_late\",} %d.0\n".formatted(MANY));
        assertThat(Files.readString(log).substring(loggedBefore)).doesNotContain(" ERROR ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /theme", "GET /", "GET /jobs/copr", "DELETE /nope"})
    void aBodyIsAtMostOneKilobyte(String request) throws IOException {
        String headers = request + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n";
        String body = "theme=dark&x=" + "y".repeat(1_100);

        assertThat(untilClosed(connect(headers + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body))))
                .startsWith("HTTP/1.1 413 ")
                .contains("{\"status\":413,\"title\":\"Request too large\","
                        + "\"detail\":\"The body of the request is too large.\",\"parameter\":null}");
        assertThat(untilClosed(connect(headers
                        + "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n".formatted(body.length(), body))))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void aBodyThatIsAskedForIsContinued() throws IOException {
        assertThat(untilClosed(connect("PUT /metrics/job/asked HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                        + "Connection: close\r\nContent-Length: 8\r\n\r\nasked 1\n")))
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 ");
    }

    @Test
    void thereIsNoHttp2ToEvadeThis() throws IOException {
        Socket socket = connect("GET /nope HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");

        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                .isEqualTo("HTTP/1.1 404");
    }

    private List<Socket> connect(int count, String opening) throws IOException {
        List<Socket> opened = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opened.add(connect(opening));
        }
        return opened;
    }

    private Socket connect(String opening) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(PATIENCE_MILLISECONDS);
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        socket.getOutputStream().write(opening.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static void sendByte(Socket socket) {
        try {
            socket.getOutputStream().write('a');
        } catch (IOException closed) {
            // which is what is waited for
        }
    }

    /** What has been received when the server closes the connection, even if it does not wait for what is still sent. */
    private static String untilClosed(Socket socket) throws IOException {
        StringBuilder received = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                received.append((char) next);
            }
        } catch (SocketException reset) {
            received.append("");
        }
        return received.toString();
    }
}
