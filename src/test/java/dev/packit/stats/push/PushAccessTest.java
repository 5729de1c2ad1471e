package dev.packit.stats.push;

import static dev.packit.stats.push.PushTest.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may push, and limits of a push. */
@QuarkusTest
@TestProfile(PushAccessTest.Guarded.class)
@WithTestResource(PackitDatabase.class)
class PushAccessTest {

    /** Accepts a bearer token or a password, with low limits. */
    public static class Guarded implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "packit.push.enabled", "true",
                    "packit.push.folder", PushTest.freshFolder(),
                    "packit.push.token", "s3cret",
                    "packit.push.user", "worker",
                    "packit.push.password", "pass:wörd",
                    "packit.push.body", "200",
                    "packit.push.series", "3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer s3cret", "bearer  s3cret", "Basic d29ya2VyOnBhc3M6d8O2cmQ="})
    void whoSaysWhoTheyAreMayPush(String authorization) {
        given().header("Authorization", authorization)
                .body("let_in 1\n")
                .put("/metrics/job/a")
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer s3cre",
                "Bearer s3crets",
                "Basic s3cret",
                "Bearer d29ya2VyOnBhc3M6d8O2cmQ=",
                "Basic d29ya2VyOnBhc3M=",
                "s3cret"
            })
    void nobodyElseMay(String authorization) {
        var answer = given().header("Authorization", authorization)
                .body("kept_out 1\n")
                .put("/metrics/job/a");

        refused(answer, 401, "A push needs valid credentials in the Authorization header.");
        assertThat(answer.headers().getValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"push\"", "Basic realm=\"push\", charset=\"UTF-8\"");
        assertThat(given().get("/metrics").asString()).doesNotContain("kept_out");
    }

    @Test
    void thereIsRoomForSoMuch() {
        var worker = given().header("Authorization", "Bearer s3cret");
        worker.body("let_in 1\n").put("/metrics/job/a").then().statusCode(202);

        refused(
                worker.body("one 1\ntwo 2\nthree 3\n").put("/metrics/job/a"),
                507,
                "More than 3 series would be stored.");
        refused(
                worker.body("a 1\n".repeat(51)).put("/metrics/job/a"),
                413,
                "A push must not be larger than 200 bytes.");
        assertThat(given().get("/metrics").asString()).doesNotContain("\none{").contains("\nlet_in{");
    }
}
