package dev.packit.stats.push;

import static dev.packit.stats.push.PushTest.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Live;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.celery.RedisServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may push, and limits of a push. */
@QuarkusTest
@TestProfile(Live.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = Live.DATABASE))
@WithTestResource(RedisServer.class)
class PushAccessTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer s3cret", "bearer  s3cret", "Basic d29ya2VyOnBhc3M6d8O2cmQ="})
    void whoSaysWhoTheyAreMayPush(String authorization) {
        given().header("Authorization", authorization)
                .body("let_in 1\n")
                .put("/metrics/job/a")
                .then()
                .statusCode(202);
    }

    @Test
    void whoMayPushMayRemove() {
        given().header("Authorization", "Bearer s3cret")
                .delete("/metrics/job/none")
                .then()
                .statusCode(202);
        given().delete("/metrics/job/none").then().statusCode(401);
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
                worker.body("a 1\nb 2\nc 3\nd 4\ne 5\nf 6\ng 7\nh 8\ni 9\nj 10\n")
                        .put("/metrics/job/a"),
                507,
                "More than 10 series would be stored.");
        refused(
                worker.body("a 1\n".repeat(251)).put("/metrics/job/a"),
                413,
                "A push must not be larger than 1000 bytes.");
        assertThat(given().get("/metrics").asString()).doesNotContain("\na{").contains("\nlet_in{");
    }
}
