package dev.packit.stats.mcp;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.packit.stats.Live;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.celery.RedisServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server for assistants while it is disabled. */
@QuarkusTest
@TestProfile(Live.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = Live.DATABASE))
@WithTestResource(RedisServer.class)
class McpOffTest {

    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "/mcp/sse", "/mcp/messages/1"})
    void nothingCanBeAsked(String path) {
        given().contentType("application/json")
                .accept("application/json, text/event-stream")
                .body("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                .post(path)
                .then()
                .statusCode(404)
                .body("detail", equalTo("The server for assistants (MCP) is disabled."));
    }
}
