package dev.packit.stats.web.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Eventually;
import dev.packit.stats.OnDisk;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.celery.RedisServer;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If more requests arrive than can be answered, those that have waited too long are refused, and nothing is lost by that. */
@QuarkusTest
@TestProfile(OnDisk.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = OnDisk.DATABASE))
@WithTestResource(RedisServer.class)
@ExtendWith(Counted.class)
class OverloadTest {

    private static final int AT_ONCE = 32;

    private static final String SENTENCE = "More requests arrive than can be answered. Try again in a few seconds.";

    private static final String JSON =
            "{\"status\":503,\"title\":\"Too busy\",\"detail\":\"%s\",\"parameter\":null}".formatted(SENTENCE);

    @Inject
    Places places;

    @Test
    void whoeverHasWaitedTooLongIsToldToComeBack() {
        whileAllPlacesAreTaken(() -> {
            Response json = get("/jobs/copr");
            assertThat(json.statusCode()).isEqualTo(503);
            assertThat(json.header("Retry-After")).isEqualTo("5");
            assertThat(json.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(json.asString()).isEqualTo(JSON);
            assertThat(given().accept(ContentType.HTML).get("/jobs/copr").asString())
                    .contains("<h1>Too busy</h1>", SENTENCE);
        });

        assertThat(get("/jobs/copr").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/statistics",
                "/jobs/copr?package=c+b",
                "/badge/github.com/packit/ogr/copr.svg",
                "/nope",
                "/api"
            })
    void soIsEverybodyElse(String page) {
        whileAllPlacesAreTaken(() -> {
            assertThat(get(page).statusCode()).isEqualTo(503);
            assertThat(given().post(page).statusCode()).isEqualTo(503);
        });
    }

    @Test
    void soIsAnAssistant() {
        whileAllPlacesAreTaken(() -> {
            Response refused = given().header("X-Forwarded-For", "127.0.0.1")
                    .contentType("application/json")
                    .accept("application/json, text/event-stream")
                    .body("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                    .post("/mcp");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.asString()).contains("\"status\":503", SENTENCE);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/q/health/live", "/q/health/ready", "/metrics", "/q/metrics", "/-/ready", "/script/any.js"})
    void whoeverIsWatchingIsAnswered(String path) {
        whileAllPlacesAreTaken(() -> assertThat(get(path).statusCode()).isEqualTo(200));
    }

    @Test
    void workersCanPush() {
        whileAllPlacesAreTaken(() ->
                given().body("pushed 1\n").put("/metrics/job/overload").then().statusCode(202));
    }

    /** It is faulty at any time, so it is better to say so. */
    @Test
    void aFaultyRequestIsStillCalledFaulty() {
        whileAllPlacesAreTaken(() -> {
            assertThat(get("/jobs/" + "a".repeat(2_000)).statusCode()).isEqualTo(414);
        });
    }

    @Test
    void thoseThatWaitAreAnsweredInOrderAsSoonAsOthersHaveBeen() throws Exception {
        List<Places.Place> taken = takeAll();
        ExecutorService client = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> first = client.submit(() -> get("/jobs/copr").statusCode());
            Eventually.holds(() -> assertThat(places.waiting()).isEqualTo(1));
            taken.remove(0).leave();
            assertThat(first.get()).isEqualTo(200);
        } finally {
            taken.forEach(Places.Place::leave);
            client.shutdownNow();
        }
    }

    /** A place is held until the work is done, even if nobody waits for it any longer. */
    @Test
    void whoeverHasGoneAwayHoldsNoPlaceForLong() throws Exception {
        whileAllPlacesAreTaken(() -> {
            disconnectAtOnce("/jobs/copr");
            Eventually.holds(() -> assertThat(places.waiting()).isZero());
        });
        try (Connection connection = PackitDatabase.connect(OnDisk.DATABASE);
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("lock table copr_build_targets in access exclusive mode");
            for (int i = 0; i < AT_ONCE; i++) {
                disconnectAtOnce("/jobs/copr");
            }
            connection.rollback();
        }

        Eventually.holds(() -> assertThat(places.free()).isEqualTo(AT_ONCE));
    }

    private static void disconnectAtOnce(String page) {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .formatted(page)
                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void whileAllPlacesAreTaken(Runnable assertions) {
        List<Places.Place> taken = takeAll();
        try {
            assertions.run();
        } finally {
            taken.forEach(Places.Place::leave);
        }
        Eventually.holds(() -> assertThat(places.free()).isEqualTo(AT_ONCE));
    }

    private List<Places.Place> takeAll() {
        Eventually.holds(() -> assertThat(places.free()).isEqualTo(AT_ONCE));
        return new ArrayList<>(IntStream.range(0, AT_ONCE)
                .mapToObj(i -> Objects.requireNonNull(places.take(() -> {}), "a place"))
                .toList());
    }

    private static Response get(String page) {
        return given().accept("application/json, */*;q=0.1").get(page);
    }
}
