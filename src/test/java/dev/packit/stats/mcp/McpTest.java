package dev.packit.stats.mcp;

import static dev.packit.stats.Pages.tree;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packit.stats.Eventually;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.statistics.Counted;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What assistants can ask, over HTTP as they do. The extension's own test client insists on sessions, of which there are none. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class McpTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String INITIALIZE = """
            {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"protocolVersion": "2025-06-18",
                "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}""";

    @Inject
    ConnectionManager connections;

    @Test
    void aClientIntroducesItself() throws IOException {
        Response answer = send(INITIALIZE);

        assertThat(answer.header("Mcp-Session-Id")).isNull();
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        JsonNode result = JSON.readTree(answer.asString()).get("result");
        assertThat(result.get("protocolVersion").asText()).isEqualTo("2025-06-18");
        assertThat(result.at("/serverInfo/title").asText()).isEqualTo("Packit Stats");
        assertThat(result.get("instructions").asText()).startsWith("Answers questions about Packit");
        send("{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}")
                .then()
                .statusCode(202)
                .body(equalTo(""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    find           | query                                                                                                      | query
                    job            | kind id                                                                                                    | kind id
                    project_health | project package                                                                                            | ''
                    run            | id                                                                                                         | id
                    statistics     | kind project package pr branch commit target identifier outcome period from to by sort                     | ''
                    status         | kind target project at                                                                                     | ''
                    """)
    void everyToolSaysWhatItTakes(String name, String arguments, String required) {
        JsonNode tool = tools().stream()
                .filter(some -> some.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();

        JsonNode schema = tool.get("inputSchema");
        assertThat(schema.get("properties").fieldNames()).toIterable().containsExactly(arguments.split(" "));
        assertThat(schema.get("properties")).allSatisfy(argument -> {
            assertThat(argument.get("type").asText()).isIn("string", "integer");
            assertThat(argument.get("description").asText()).isNotBlank();
        });
        assertThat(schema.get("required").toString())
                .isEqualTo(required.isEmpty() ? "[]" : "[\"%s\"]".formatted(required.replace(" ", "\",\"")));
        assertThat(schema.get("additionalProperties").asBoolean()).isFalse();
        assertThat(tool.get("description").asText()).isNotBlank();
        assertThat(tool.at("/annotations/readOnlyHint").asBoolean()).isTrue();
        assertThat(tool.at("/annotations/idempotentHint").asBoolean()).isTrue();
        assertThat(tool.at("/annotations/destructiveHint").asBoolean()).isFalse();
        assertThat(tool.at("/annotations/openWorldHint").asBoolean()).isFalse();
    }

    @Test
    void theWordsForKindsOfJobAreThoseOfTheirPages() {
        JsonNode job = tools().get(1);

        assertThat(job.at("/inputSchema/properties/kind/enum"))
                .extracting(JsonNode::asText)
                .isEqualTo(Arrays.stream(JobKind.values()).map(JobKind::slug).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    find       | {"query": "ogr"}                                                     | /search?q=ogr
                    find       | {"query": " github.com/packit/ogr/pull/24 "}                         | /search?q=github.com/packit/ogr/pull/24
                    job        | {"kind": "copr", "id": 3013}                                         | /jobs/copr/3013
                    job        | {"kind": "koji-tag-requests", "id": 4601}                            | /jobs/koji-tag-request/4601
                    run        | {"id": 11}                                                           | /pipeline/11
                    status     | {}                                                                   | /status
                    status     | {"kind": "copr", "target": "fedora-rawhide-x86_64"}                  | /status?kind=copr&target=fedora-rawhide-x86_64
                    """)
    void aToolAnswersWhatThePageDoes(String tool, String arguments, String page) throws IOException {
        JsonNode result = call(tool, arguments).get("result");

        assertThat(result.fieldNames()).toIterable().containsExactlyInAnyOrder("isError", "content");
        assertThat(result.get("isError").asBoolean()).as(result.toString()).isFalse();
        assertThat(JSON.readTree(result.at("/content/0/text").asText())).isEqualTo(tree(page));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"period": "week"}                                   | /statistics?period=week   | 96
                    {"kind": "copr", "period": "month"}                  | /statistics?kind=copr&period=month  | 32
                    {"project": "github.com/packit/ogr", "pr": 24, "period": "month", "by": "target", "sort": "-total"} | /statistics?project=github.com/packit/ogr&pr=24&period=month&by=target&sort=-total | 192
                    """)
    void statisticsAreThoseOfThePageWithoutTheirCourse(String arguments, String page, int points) throws IOException {
        ObjectNode answer = (ObjectNode) answer("statistics", arguments);
        ObjectNode expected = (ObjectNode) tree(page);

        assertThat(expected.get("series")).hasSize(points);
        assertThat(answer.remove("left_out").toString()).isEqualTo("{\"series\":%d}".formatted(points));
        expected.putArray("series");
        assertThat(answer).isEqualTo(expected);
    }

    @Test
    void aJobSaysWhyAndWhoseFaultAndWhatToDo() throws IOException {
        JsonNode job = answer("job", "{\"kind\": \"copr\", \"id\": 3013}");

        assertThat(job.fieldNames())
                .toIterable()
                .contains("why", "blame", "commands", "expected", "last_success", "first_bad_job", "comparison_url");
    }

    @Test
    void theHealthOfAProjectIsARowOfABoardWithTheWorstTargets() throws IOException {
        JsonNode health = answer("project_health", "{\"project\": \"github.com/packit/ogr\"}");
        JsonNode row = tree("/board?project=github.com/packit/ogr").at("/items/0");

        row.properties().forEach(part -> assertThat(health.get(part.getKey())).isEqualTo(part.getValue()));
        assertThat(health.get("targets")).isNotEmpty().hasSizeLessThanOrEqualTo(10);
        assertThat(answer("project_health", "{\"package\": \"python-ogr\"}")
                        .get("package")
                        .asText())
                .isEqualTo("python-ogr");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    find           | {"query": "%s"}                        | “query” must not be longer than 500 characters.
                    find           | {"query": "a", "limit": 3}             | “limit” is not an argument of this tool; it takes query.
                    find           | {"query": "a\\u0000b"}                  | “query” must not contain a NUL character.
                    find           | {"query": "a\\ud800b"}                  | “query” must not contain half of a surrogate pair.
                    project_health | {"project": "a\\u0000b"}                | “project” must not contain a NUL character.
                    project_health | {"package": "a\\u0000b"}                | “package” must not contain a NUL character.
                    job            | {"kind": "nope", "id": 1}              | “kind” must be one of srpm, copr,
                    job            | {"kind": "copr", "id": 1}              | There is no Copr build with the id 1.
                    job            | {"kind": "copr", "id": 1.5}            | “id” must be a whole number.
                    run            | {"id": -1}                             | There is no run with the id -1.
                    run            | {"id": 99999999999}                    | There is no run with the id 99999999999.
                    project_health | {}                                     | “project” or “package” must be given, but not both.
                    project_health | {"project": "a/b"}                     | Packit has no project “a/b”.
                    project_health | {"project": "packit/ogr"}              | The name is ambiguous: use one of github.com/packit/ogr, gitlab.com/packit/ogr
                    project_health | {"package": "nope"}                    | Packit has no package “nope”.
                    statistics     | {"period": "never"}                    | “period” must be one of day, week, month,
                    statistics     | {"by": "moon"}                         | “by” must be one or two of
                    statistics     | {"pr": 1}                              | “pr”
                    status         | {"target": "fedora-rawhide-x86_64"}    | “kind” is required
                    """)
    void whatIsWrongIsNamed(String tool, String arguments, String sentence) throws IOException {
        JsonNode result = call(tool, arguments.replace("%s", "x".repeat(501))).get("result");

        assertThat(result.get("isError").asBoolean()).isTrue();
        assertThat(result.at("/content/0/text").asText()).startsWith(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    job  | {"kind": "copr"}             | Missing required argument: id
                    job  | {"kind": "copr", "id": "1"}  | “id” must be a whole number.
                    find | {"query": ["a"]}             | “query” must be a string.
                    find | {"query": {"a": 1}}          | “query” must be a string.
                    find | {"query": 7}                 | “query” must be a string.
                    nope | {}                           | Invalid tool name: nope
                    """)
    void whatDoesNotSuitTheSchemaIsRefused(String tool, String arguments, String sentence) throws IOException {
        JsonNode error = call(tool, arguments).get("error");

        assertThat(error.get("code").asInt()).isEqualTo(-32602);
        assertThat(error.get("message").asText()).startsWith(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | -32700 | {
                    400 | -32600 | ''
                    400 | -32600 | []
                    400 | -32600 | [{"jsonrpc": "2.0", "id": 1, "method": "ping"}]
                    400 | -32600 | 1
                    400 | -32600 | {"id": 1, "method": "ping"}
                    400 | -32600 | {"jsonrpc": "2.0", "id": 1, "method": 1}
                    400 | -32600 | {"jsonrpc": "2.0", "method": "ping"}
                    400 | -32600 | {"jsonrpc": "2.0", "id": {}, "method": "ping"}
                    400 | -32600 | {"jsonrpc": "2.0", "id": 1, "result": {}}
                    200 | -32602 | {"jsonrpc": "2.0", "id": 1, "method": "ping", "params": []}
                    200 | -32602 | {"jsonrpc": "2.0", "id": 1, "method": "ping", "params": {"_meta": 1}}
                    200 | -32602 | {"jsonrpc": "2.0", "id": 1, "method": "initialize"}
                    200 | -32602 | {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "1", "clientInfo": {"name": 1}}}
                    200 | -32602 | {"jsonrpc": "2.0", "id": 1, "method": "tools/call"}
                    200 | -32602 | {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": 1}}
                    200 | -32602 | {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "status", "arguments": null}}
                    200 | -32602 | {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "status", "arguments": []}}
                    200 | -32602 | {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {"cursor": 1}}
                    200 | -32602 | {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {"cursor": "nonsense"}}
                    200 | -32601 | {"jsonrpc": "2.0", "id": 1, "method": "resources/list"}
                    200 | -32601 | {"jsonrpc": "2.0", "id": 1, "method": "q/close"}
                    """)
    void whatIsNoGoodMessageIsAnsweredAtOnce(int status, int code, String message) {
        send(message).then().statusCode(status).body("error.code", equalTo(code));
    }

    @Test
    void aPingIsAnswered() {
        send("{\"jsonrpc\": \"2.0\", \"id\": \"a\", \"method\": \"ping\"}")
                .then()
                .statusCode(200)
                .body(equalTo("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\":{}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
    void messagesAreSentWithPost(String method) {
        given().header("Mcp-Session-Id", "any")
                .request(method, "/mcp")
                .then()
                .statusCode(405)
                .header("Allow", "POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp/sse", "/mcp/messages/1", "/mcp/", "/mcp/nope"})
    void thereIsNothingBelow(String path) {
        given().get(path).then().statusCode(404).body(containsString("is at /mcp."));
        given().body("{}").post(path).then().statusCode(404);
    }

    @Test
    void aMessageIsNotTooLarge() {
        send("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\", \"x\": \"" + "x".repeat(15_000) + "\"}")
                .then()
                .statusCode(200);
        send("x".repeat(16_385))
                .then()
                .statusCode(413)
                .body("detail", equalTo("The body of the request is too large."));
    }

    @Test
    void aMessageSaysWhatItIs() {
        given().accept("application/json, text/event-stream")
                .contentType("text/plain")
                .body(INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(415);
        given().accept("application/json")
                .contentType("application/json")
                .body(INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(406);
    }

    @ParameterizedTest
    @CsvSource({"2025-06-18, 200", "2024-11-05, 200", "2020-01-01, 400", "banana, 400"})
    void versionsThatAreNotImplementedAreRefused(String version, int status) {
        Response response = request()
                .header("MCP-Protocol-Version", version)
                .body("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}")
                .post("/mcp");

        response.then().statusCode(status);
        if (status == 400) {
            response.then()
                    .body("detail", equalTo("MCP-Protocol-Version must be one of 2024-11-05, 2025-03-26, 2025-06-18."));
        }
    }

    @Test
    void pagesOfOtherSitesSendNothing() {
        request()
                .header("Origin", "https://evil.example.org")
                .body(INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(403)
                .body("detail", equalTo("Requests from pages on other sites are not allowed."));
        request()
                .header("Origin", "http://localhost:6274")
                .body(INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(200);
    }

    @Test
    void nothingIsRememberedOfClients() throws IOException {
        for (int i = 0; i < 200; i++) {
            send(INITIALIZE);
            request()
                    .header("Mcp-Session-Id", "made-up-" + i)
                    .body("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}")
                    .post("/mcp")
                    .then()
                    .statusCode(200);
        }
        call("run", "{\"id\": 11}");
        send("{");

        Eventually.holds(() -> assertThat(connections).isEmpty());
    }

    private static List<JsonNode> tools() {
        String answer = send("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/list\"}")
                .asString();
        try {
            return List.copyOf(JSON.readTree(answer).at("/result/tools").findParents("inputSchema"));
        } catch (IOException unreadable) {
            throw new AssertionError(answer, unreadable);
        }
    }

    private static JsonNode answer(String tool, String arguments) throws IOException {
        return JSON.readTree(call(tool, arguments).at("/result/content/0/text").asText());
    }

    private static JsonNode call(String tool, String arguments) throws IOException {
        return JSON.readTree(send("""
                {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": "%s", "arguments": %s}}""".formatted(tool, arguments)).asString());
    }

    private static Response send(String message) {
        return request().body(message).post("/mcp");
    }

    private static RequestSpecification request() {
        return given().contentType("application/json").accept("application/json, text/event-stream");
    }
}
