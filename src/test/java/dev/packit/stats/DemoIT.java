package dev.packit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packit.stats.packit.JobKind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The packaged application, started without a database: the demo that the README promises. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Process application;
    private static String root;

    @BeforeAll
    static void start() throws Exception {
        int port = freePort();
        root = "http://127.0.0.1:" + port;
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dquarkus.http.port=" + port,
                "-jar",
                "target/quarkus-app/quarkus-run.jar");
        builder.environment().keySet().removeIf(name -> name.startsWith("POSTGRESQL_"));
        application = builder.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "demo.log").toFile())
                .start();
        Instant deadline = Instant.now().plusSeconds(120);
        while (!answers("/q/health/ready")) {
            assertThat(Instant.now()).as("see target/demo.log").isBefore(deadline);
            Thread.sleep(100);
        }
    }

    @AfterAll
    static void stop() {
        application.destroyForcibly();
    }

    @Test
    @Order(1)
    void everyPageSaysThatItIsADemo() throws Exception {
        assertThat(Jsoup.parse(get("/")).select(".demo strong").text()).isEqualTo("Demo.");
    }

    @Test
    @Order(1)
    void everyKindOfJobHasSomethingToShow() throws Exception {
        for (JobKind kind : JobKind.values()) {
            List<String> outcomes = new ObjectMapper()
                    .readTree(get(kind.listPath() + "?format=json&limit=100"))
                    .get("items")
                    .findValuesAsText("outcome");
            assertThat(outcomes).as(kind.slug()).hasSizeGreaterThan(3);
        }
    }

    @Test
    @Order(2)
    void killingItLeavesNoServerBehind() throws Exception {
        List<ProcessHandle> children = application.descendants().toList();
        assertThat(children).isNotEmpty();

        application.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        Instant deadline = Instant.now().plusSeconds(20);
        while (children.stream().anyMatch(ProcessHandle::isAlive)) {
            assertThat(Instant.now()).as("alive: " + children).isBefore(deadline);
            Thread.sleep(100);
        }
    }

    private static String get(String path) throws IOException, InterruptedException {
        var answer = CLIENT.send(HttpRequest.newBuilder(URI.create(root + path)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static boolean answers(String path) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
