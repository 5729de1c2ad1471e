package dev.packit.stats.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a database that accepts connections but never responds, like a frozen one. */
@QuarkusTest
@WithTestResource(value = DatabaseAwayIT.Frozen.class)
@Timeout(300)
public class DatabaseAwayIT {

    private static final int PAGES = 40;

    @Test
    void aPageSaysSoAndWhenToComeBack() {
        var page = given().get("/jobs/copr/1").then().statusCode(503).header("Retry-After", "15");

        assertThat(Jsoup.parse(page.extract().asString())
                        .select("main .sentence")
                        .text())
                .isEqualTo("Packit’s database is not responding. Try again in a few seconds.");
        given().get("/jobs/copr?format=json")
                .then()
                .statusCode(503)
                .contentType("application/json")
                .body("status", equalTo(503));
    }

    @Test
    void weAreAliveButNotReady() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/metrics").then().statusCode(200);
    }

    @Test
    void whatNeedsNoDatabaseAnswers() {
        given().get("/nope").then().statusCode(404);
        given().get("/jobs/copr?limit=0").then().statusCode(400);
    }

    @Test
    void monitoringAnswersHoweverManyPagesCannot() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(PAGES);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            answers.add(readers.submit(() -> given().get("/jobs/copr/1").statusCode()));
        }
        readers.shutdown();

        given().get("/metrics").then().statusCode(200);
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(503);
        }
    }

    @Test
    void theStatusSaysThatTheDatabaseDoesNotAnswer() {
        var status = given().accept("application/json").get("/status").then().statusCode(200);
        status.body("database.up", equalTo(false)).body("counted", equalTo(null));
        assertThat(Jsoup.parse(given().get("/status").asString()).text()).contains("Job counts are loading.");
    }

    /** A port that accepts connections and never responds. */
    public static class Frozen implements QuarkusTestResourceLifecycleManager {

        private ServerSocket socket;

        @Override
        public Map<String, String> start() {
            try {
                socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException noPort) {
                throw new UncheckedIOException(noPort);
            }
            return Map.of("POSTGRESQL_HOST", "127.0.0.1", "POSTGRESQL_PORT", Integer.toString(socket.getLocalPort()));
        }

        @Override
        public void stop() {
            try {
                socket.close();
            } catch (IOException unclosed) {
                throw new UncheckedIOException(unclosed);
            }
        }
    }
}
