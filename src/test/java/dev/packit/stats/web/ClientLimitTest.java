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
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A client that asks too often is told to wait, and nobody else is. The proxy's own requests are not limited. */
@QuarkusTest
@TestProfile(OnDisk.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = OnDisk.DATABASE))
@WithTestResource(RedisServer.class)
class ClientLimitTest {

    private static final int BURST = 3;

    @Test
    void aClientThatAsksTooOftenIsToldToWait() {
        assertThat(statuses("/jobs", "203.0.113.1", BURST)).containsOnly(200);

        Response refused = get("/jobs", "203.0.113.1");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(refused.asString())
                .isEqualTo(
                        "{\"status\":429,\"title\":\"Too many requests\",\"detail\":\"Too many requests from your"
                                + " address. Try again in %s seconds.\",\"parameter\":null}",
                        refused.header("Retry-After"));
        assertThat(given().header("X-Forwarded-For", "203.0.113.1")
                        .accept("text/html")
                        .get("/nope")
                        .asString())
                .contains("<h1>Too many requests</h1>");

        assertThat(statuses("/jobs", "203.0.113.2", BURST)).containsOnly(200);
        assertThat(statuses("/jobs", "2001:db8::1", BURST)).containsOnly(200);
        assertThat(get("/jobs", "2001:db8::2").statusCode()).isEqualTo(429);
    }

    @Test
    void whatTheClientItselfWritesIntoTheHeaderDoesNotCount() {
        assertThat(statuses("/jobs", "203.0.113.3", BURST)).containsOnly(200);

        assertThat(get("/jobs", "198.51.100.99, 203.0.113.3").statusCode()).isEqualTo(429);
        assertThat(get("/jobs", "203.0.113.3, 127.0.0.1").statusCode()).isEqualTo(429);
    }

    /** A malformed address is answered in a second round through the handlers. */
    @Test
    void everyRequestCountsOnce() {
        assertThat(statuses("/jobs/copr?package=ä", "203.0.113.4", BURST)).doesNotContain(429);
        assertThat(get("/jobs", "203.0.113.4").statusCode()).isEqualTo(429);
    }

    @Test
    void healthMetricsAndStaticFilesAreExempt() {
        statuses("/jobs", "203.0.113.5", BURST + 1);

        for (String path :
                List.of("/q/health/live", "/metrics", "/webjars/htmx.org/2.0.4/dist/htmx.min.js", "/script/any.js")) {
            assertThat(get(path, "203.0.113.5").statusCode()).as(path).isEqualTo(200);
        }
        String stylesheet =
                given().get("/jobs").htmlPath().getString("html.head.link.find { it.@rel == 'stylesheet' }.@href");
        assertThat(get(stylesheet, "203.0.113.5").statusCode()).isEqualTo(200);
        assertThat(get("/jobs", "203.0.113.5").statusCode()).isEqualTo(429);
    }

    @Test
    void anAssistantIsAClientLikeOthers() {
        assertThat(statuses("/jobs", "203.0.113.6", BURST)).containsOnly(200);

        Response refused = given().header("X-Forwarded-For", "203.0.113.6")
                .contentType("application/json")
                .accept("application/json, text/event-stream")
                .body("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                .post("/mcp");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    }

    private static List<Integer> statuses(String path, String client, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> get(path, client).statusCode())
                .toList();
    }

    private static Response get(String path, String client) {
        return given().header("X-Forwarded-For", client)
                .accept("application/json, */*;q=0.1")
                .get(path);
    }
}
