package dev.packit.stats.push;

import static dev.packit.stats.push.PushTest.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import dev.packit.stats.Eventually;
import dev.packit.stats.Scrape;
import dev.packit.stats.database.DatabaseAwayIT;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether pushes are accepted, while the database does not answer and the folder cannot be used at first. */
@QuarkusTest
@TestProfile(PushHealthIT.Obstructed.class)
@WithTestResource(DatabaseAwayIT.Frozen.class)
class PushHealthIT {

    /** A file in place of the folder. The profile's class is loaded a second time, so this is the same in each process. */
    private static final Path OBSTACLE = Path.of(
            System.getProperty("java.io.tmpdir"),
            "packit-stats-push-" + ProcessHandle.current().pid());

    @Test
    void itIsReadyOnceThePushesCanBeKept() throws IOException {
        given().get("/-/healthy")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(equalTo("OK"));
        refused(given().get("/-/ready"), 503, "Pushes cannot be accepted at the moment: %s.".formatted(OBSTACLE));

        String relayed = "00000000-0000-0000-0000-000000000001 0";
        given().header(Relayed.HEADER, relayed)
                .body("a 1\n")
                .put("/metrics/job/a")
                .then()
                .statusCode(503);
        assertThat(unavailable()).isEqualTo("0.0");
        given().body("a 1\n").put("/metrics/job/a").then().statusCode(503);
        assertThat(unavailable()).isEqualTo("1.0");

        Files.delete(OBSTACLE);

        Eventually.holds(() -> given().get("/-/ready")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(equalTo("OK")));
        given().head("/-/ready").then().statusCode(200).body(emptyString());
        given().body("a 1\n").put("/metrics/job/a").then().statusCode(202);
        given().delete("/metrics/job/a").then().statusCode(202);
    }

    /** The number of pushes that are lost because they could not be kept. */
    private static String unavailable() {
        return Scrape.of("packit_push_requests_total{result=\"unavailable\"}");
    }

    @Test
    void nothingElseCanBeDoneThere() {
        given().post("/-/healthy").then().statusCode(405).header("Allow", "GET, HEAD");
        refused(given().delete("/-/ready"), 405, "Use GET to read health here.");
    }

    public static class Obstructed implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Files.writeString(OBSTACLE, "");
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
            return Map.of("packit.push.enabled", "true", "packit.push.folder", OBSTACLE.toString());
        }
    }
}
