package dev.packit.stats.push;

import static dev.packit.stats.push.PushTest.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.packit.stats.PackitDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes while they are not enabled. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
class PushOffTest {

    @Test
    void nothingCanBePushed() {
        refused(
                given().body("a 1\n").put("/metrics/job/a"),
                404,
                "Pushing metrics is disabled. Set PACKIT_PUSH_ENABLED=true to enable it.");
        assertThat(given().get("/metrics").asString()).doesNotContain("packit_push_", "first_status_15s");
    }

    @Test
    void thereIsNoReceiverToAskAbout() {
        given().get("/-/healthy").then().statusCode(404);
        given().get("/-/ready").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void metricsAreOnlyRead(String method) {
        given().request(method, "/metrics")
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD")
                .contentType("text/plain")
                .body(equalTo("Use GET to read metrics here. To push metrics, use /metrics/job/{job}.\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    */*                                         | text/plain; version=0.0.4; charset=utf-8
                    text/html                                   | text/plain; version=0.0.4; charset=utf-8
                    nonsense                                    | text/plain; version=0.0.4; charset=utf-8
                    application/openmetrics-text; version=1.0.0 | application/openmetrics-text; version=1.0.0; charset=utf-8
                    """)
    void metricsAreTextUnlessOpenMetricsIsAccepted(String accept, String type) {
        for (String method : new String[] {"GET", "HEAD"}) {
            given().header("Accept", accept)
                    .request(method, "/metrics")
                    .then()
                    .statusCode(200)
                    .header("Content-Type", equalTo(type));
        }
        given().accept(ContentType.ANY).get("/metrics").then().body(startsWith("# HELP "));
    }
}
