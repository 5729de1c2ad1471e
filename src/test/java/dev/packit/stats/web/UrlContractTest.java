package dev.packit.stats.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The URLs that Packit and readers use, and what all responses have in common. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class UrlContractTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/jobs",
                "/jobs/srpm",
                "/jobs/copr",
                "/jobs/koji",
                "/jobs/koji-downstream",
                "/jobs/koji-tag-requests",
                "/jobs/testing-farm",
                "/jobs/propose-downstream",
                "/jobs/pull-from-upstream",
                "/jobs/bodhi",
                "/jobs/openscanhub",
                "/jobs/log-detective",
                "/jobs/vm-image",
                "/jobs/srpm/1001",
                "/jobs/copr/3013",
                "/jobs/koji/5002",
                "/jobs/koji/5003",
                "/jobs/koji-downstream/5003",
                "/jobs/koji-tag-request/4601",
                "/jobs/testing-farm/5601",
                "/jobs/propose-downstream/6101",
                "/jobs/propose-downstream/6103",
                "/jobs/pull-from-upstream/6103",
                "/jobs/pull-from-upstream/6101",
                "/jobs/bodhi/7101",
                "/jobs/openscanhub/8001",
                "/jobs/log-detective/8601",
                "/jobs/log-detective/group/8501",
                "/jobs/vm-image/9001"
            })
    void anAddressHasAPageAndJson(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Vary", "Accept, Accept-Encoding, Cookie");
        given().get(path + "?format=json").then().statusCode(200).contentType("application/json");
        given().header("Accept", "application/json").get(path).then().contentType("application/json");
        given().header("Accept", "application/json")
                .get(path + "?format=html")
                .then()
                .contentType("text/html");
    }

    @ParameterizedTest
    @CsvSource({
        "/results, /jobs",
        "/results/copr/3013, /jobs/copr/3013",
        "/results/copr-builds/3013?a=1&b=%20c, /jobs/copr-builds/3013?a=1&b=%20c",
        "/pipelines, /pipeline",
        "/pipelines/10?x=y, /pipeline/10?x=y",
        "/jobs/copr-builds, /jobs/copr",
        "/jobs/copr-builds/3013, /jobs/copr/3013",
        "/jobs/koji-builds?limit=5, /jobs/koji?limit=5",
        "/jobs/koji-builds/5002, /jobs/koji/5002",
        "/jobs/srpm-builds/1001, /jobs/srpm/1001",
        "/jobs/testing-farm-runs, /jobs/testing-farm",
        "/jobs/testing-farm-runs/5601, /jobs/testing-farm/5601",
        "/jobs/bodhi-updates, /jobs/bodhi",
        "/jobs/bodhi-updates/7101?format=json, /jobs/bodhi/7101?format=json",
        "/jobs/propose-downstreams/6101, /jobs/propose-downstream/6101",
        "/jobs/pull-from-upstreams, /jobs/pull-from-upstream",
        "/jobs/pull-from-upstreams/6103, /jobs/pull-from-upstream/6103",
        "/jobs/downstream-koji-builds, /jobs/koji-downstream",
        "/jobs/downstream-koji-builds/5003, /jobs/koji-downstream/5003",
        "/jobs/, /jobs",
        "/jobs/copr/?project=packit/twice, /jobs/copr?project=packit/twice",
        "/jobs/copr/3013/, /jobs/copr/3013",
        "/metrics/, /metrics",
        "/q/health/?a=1, /q/health?a=1",
        "/q/health/live/, /q/health/live",
        "//evil.example.org/, /evil.example.org"
    })
    void whatHasMovedIsRedirectedForGood(String former, String today) {
        given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(former)
                .then()
                .statusCode(301)
                .header("Location", equalTo(today));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nope",
                "/jobs/nope",
                "/jobs/nope/1",
                "/jobs/copr/999999",
                "/jobs/copr/99999999999",
                "/jobs/copr/0",
                "/jobs/copr/abc",
                "/jobs/copr/-1",
                "/jobs/copr/1.5",
                "/jobs/copr/+3013",
                "/jobs/copr/03013",
                "/jobs/log-detective/group/08501",
                "/pipeline/+10",
                "/pipeline/010",
                "/jobs/copr;a=b",
                "/jobs;a=b/copr/3013",
                "/jobs/koji-tag-request",
                "/jobs/koji-tag-requests/4601",
                "/jobs/log-detective/group/1",
                "/jobs/log-detective/group/99999999999",
                "/jobs/copr/3013/logs/1",
                "/jobs/copr/%00",
                "/jobs/%F0%9F%92%A3",
                "/style",
                "/index.html",
                "/favicon.ico"
            })
    void whatIsNotThereIsSaidToBeMissingAndLeadsOn(String path) {
        var html = given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType("text/html");
        assertThat(Jsoup.parse(html.extract().asString()).select("main a").eachAttr("href"))
                .contains("/", "/jobs");
        given().urlEncodingEnabled(false)
                .get(path + "?format=json")
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body("status", equalTo(404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/jobs/copr", "/jobs/copr/3013", "/nope", "/jobs/copr?limit=0"})
    void noAnswerRunsOrLoadsAnythingFromElsewhere(String path) {
        given().get(path)
                .then()
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'self';"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "strict-origin-when-cross-origin");
        var page = Jsoup.parse(given().get(path).asString());
        assertThat(
                        page.select(
                                "script:not([src^=/webjars/], [src^=/script/]), style, [style], [onclick], [onload], img, iframe"))
                .isEmpty();
    }

    @Test
    void theScriptOfUnfinishedPagesComesFromHereAndIsKept() {
        String path = Jsoup.parse(given().get("/").asString()).select("script").attr("src");

        assertThat(path).isEqualTo("/webjars/htmx.org/2.0.4/dist/htmx.min.js");
        given().get(path).then().statusCode(200).header("Cache-Control", containsString("immutable"));
    }

    @Test
    void theScriptIsKeptForAYear() {
        String path =
                Jsoup.parse(given().get("/jobs").asString()).select("script").attr("src");

        assertThat(path).matches("/script/[0-9a-f]{12}\\.js");
        given().get(path)
                .then()
                .statusCode(200)
                .contentType("text/javascript")
                .header("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Test
    void theStylesheetIsKeptForAYear() {
        String path = Jsoup.parse(given().get("/").asString())
                .select("link[rel=stylesheet]")
                .attr("href");

        assertThat(path).matches("/style/[0-9a-f]{12}\\.css");
        given().get(path)
                .then()
                .statusCode(200)
                .contentType("text/css")
                .header("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Test
    void aThemeIsRememberedAndLeadsBack() {
        var chosen = given().redirects()
                .follow(false)
                .formParam("theme", "dark")
                .formParam("back", "/jobs/copr?limit=5")
                .post("/theme")
                .then()
                .statusCode(303)
                .header("Location", "/jobs/copr?limit=5")
                .extract();
        assertThat(Jsoup.parse(given().cookie("theme", chosen.cookie("theme"))
                                .get("/")
                                .asString())
                        .select("html")
                        .attr("data-theme"))
                .isEqualTo("dark");
        assertThat(Jsoup.parse(given().cookie("theme", "\"><script>").get("/").asString())
                        .select("html")
                        .hasAttr("data-theme"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example.org/", "//evil.example.org", "/\\evil.example.org", "javascript:alert(1)"})
    void aThemeLeadsNowhereElse(String back) {
        given().redirects()
                .follow(false)
                .formParam("theme", "dark")
                .formParam("back", back)
                .post("/theme")
                .then()
                .header("Location", "/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    application/x-www-form-urlencoded | theme=%zz         | 400 | The form data cannot be decoded.
                    application/x-www-form-urlencoded | theme=dark&back=% | 400 | The form data cannot be decoded.
                    application/x-www-form-urlencoded | theme=purple      | 400 | must be one of dark, light
                    application/x-www-form-urlencoded | back=/            | 400 | must be one of dark, light
                    multipart/form-data; boundary=x   | theme=dark        | 415 | This address does not accept the request’s Content-Type.
                    application/json                  | {"theme": "dark"} | 415 | This address does not accept the request’s Content-Type.
                    garbage                           | theme=dark        | 415 | This address does not accept the request’s Content-Type.
                    """)
    void aThemeThatCannotBeReadIsRefused(String type, String body, int status, String detail) throws IOException {
        assertThat(raw(
                        "POST /theme",
                        "Host: localhost",
                        "Accept: application/json",
                        "Content-Type: " + type,
                        "Content-Length: " + body.length() + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 " + status)
                .contains("\"detail\":\"" + detail + "\"")
                .doesNotContain("Set-Cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a/b/c", ";;", "text/html, nonsense"})
    void anAcceptHeaderThatCannotBeReadCountsAsNone(String accept) {
        given().header("Accept", accept)
                .get("/jobs/copr/3013")
                .then()
                .statusCode(200)
                .contentType("text/html");
        given().header("Accept", accept).get("/nope").then().statusCode(404);
    }

    /** Sent over a socket, because client libraries would normalize these. */
    @ParameterizedTest
    @ValueSource(strings = {"/jobs//copr", "//jobs/copr", "/results//copr/3013", "//evil.example.org"})
    void anEmptySegmentLeadsNowhere(String target) throws IOException {
        assertThat(raw("GET " + target, "Host: localhost")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void matrixParametersAreNamed() {
        given().urlEncodingEnabled(false)
                .get("/jobs;a=b/copr?format=json")
                .then()
                .body("detail", equalTo("No address of this site has matrix parameters such as “;a=b”."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /jobs/%                                  |         | The address contains “%”, which is not a valid percent-encoding; write a literal percent sign as %25.
                    /results/%zz/                            |         | The address contains “%zz”, which is not a valid percent-encoding; write a literal percent sign as %25.
                    /metrics%                                |         | The address contains “%”, which is not a valid percent-encoding; write a literal percent sign as %25.
                    /jobs/copr?limit=5&project=%zz&branch=%q | project | contains “%zz”, which is not a valid percent-encoding; write a literal percent sign as %25
                    /jobs/copr?project=100%                  | project | contains “%”, which is not a valid percent-encoding; write a literal percent sign as %25
                    /jobs/copr?branch=%&limit=5              | branch  | contains “%”, which is not a valid percent-encoding; write a literal percent sign as %25
                    /jobs/copr?limit=5&branch=%FF            | branch  | contains “%FF”, which is not valid UTF-8
                    /search?q=a%ED%A0%80b                    | q       | contains “%ED%A0%80”, which is not valid UTF-8
                    http://localhost/jobs/copr?a=%           | a       | contains “%”, which is not a valid percent-encoding; write a literal percent sign as %25
                    """)
    void anAddressThatCannotBeDecodedIsNamed(String target, String parameter, String detail) throws IOException {
        assertThat(raw("GET " + target, "Host: localhost", "Accept: application/json"))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("""
                        {"status":400,"title":"Bad request","detail":"%s","parameter":%s}""".formatted(detail, parameter == null ? null : '"' + parameter + '"'));
        assertThat(raw("GET " + target, "Host: localhost", "Accept: text/html"))
                .startsWith("HTTP/1.1 400 ")
                .contains("<h1>Bad request</h1>", "<bdi>" + detail + "</bdi>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /jobs/copr?project=<a>{b}^` | Packit has no project “<a>{b}^`”.
                    /jobs/copr?project=a[b]#c   | Packit has no project “a[b]#c”.
                    /jobs/copr?project=é        | Packit has no project “é”.
                    /jobs/[copr]                | There is no kind of job “[copr]”.
                    """)
    void anAddressTypedByHandIsReadAsItIsMeant(String target, String detail) throws IOException {
        assertThat(raw("GET " + target, "Host: localhost", "Accept: application/json"))
                .startsWith("HTTP/1.1 404 ")
                .contains("\"detail\":\"" + detail + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil\"><",
                "Host: a/b",
                "Host: user@host",
                "Host: host:port",
                "Host: it's",
                "Host: one,two",
                "Host: [host]",
                "Host:",
                "X-No-Host: at all"
            })
    void aHostThatIsNoneIsRefused(String header) throws IOException {
        assertThat(raw("GET /jobs/copr?format=json", header))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("{\"status\":400,\"title\":\"Bad request\","
                        + "\"detail\":\"The Host header does not contain a valid host name.\",\"parameter\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"packit.example.org", "localhost:8080", "packit_stats:8080", "192.0.2.1", "[2001:db8::1]:8080"})
    void linksInJsonCarryTheHostThatTheReaderUsed(String host) throws IOException {
        assertThat(raw("GET /jobs/copr?limit=1&format=json", "Host: " + host))
                .contains("\"next\":\"http://" + host + "/jobs/copr?");
    }

    @Test
    void nothingCanBeWrittenHere() {
        given().post("/jobs/copr").then().statusCode(405).header("Allow", "GET, HEAD");
        given().delete("/jobs/copr/3013").then().statusCode(405).header("Allow", "GET, HEAD");
        given().post("/").then().statusCode(405).header("Allow", "GET, HEAD");
        given().get("/theme").then().statusCode(405).header("Allow", "POST");
        given().put("/theme").then().statusCode(405).header("Allow", "POST");
    }

    @Test
    void onlyWhoReadsIsRedirected() {
        given().redirects().follow(false).head("/results/copr/3013").then().statusCode(301);
        given().redirects().follow(false).post("/results/copr/3013").then().statusCode(404);
        given().redirects()
                .follow(false)
                .delete("/jobs/copr-builds/3013")
                .then()
                .statusCode(405);
        given().redirects().follow(false).post("/jobs/copr/").then().statusCode(405);
    }

    @Test
    void metricsAndHealthAreThere() {
        given().get("/jobs/copr/3013");
        given().get("/metrics")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(containsString("http_server_requests_seconds_count{"))
                .body(containsString("uri=\"/jobs/{kind}/{id}\""))
                .body(containsString("jvm_memory_used_bytes{"))
                .body(containsString("agroal_"));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void nobodyCanMakeUpLabels() throws IOException {
        for (String path : List.of("/jobs/copr/made-up", "/jobs/made-up", "/made-up", "/jobs/copr/771")) {
            given().post(path);
            given().request("OPTIONS", path);
            given().request("MADEUP", path);
            given().header("Accept", "image/png").get(path);
        }
        raw("GET /jobs/made-up%", "Host: localhost");

        assertThat(given().get("/metrics").asString().lines().filter(line -> line.startsWith("http_server_")))
                .isNotEmpty()
                .noneMatch(line -> line.contains("made-up") || line.contains("MADEUP") || line.contains("/771"));
    }

    /** Returns the complete response to a request that no client library would send. */
    private static String raw(String request, String... headers) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String lines =
                    "%s HTTP/1.1\r\nConnection: close\r\n%s\r\n\r\n".formatted(request, String.join("\r\n", headers));
            socket.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anAddressThatIsTooLongAndMalformedIsTooLong() throws IOException {
        assertThat(raw("GET /%zz" + "a".repeat(2_000) + "?format=json&q=%zz", "Host: localhost"))
                .startsWith("HTTP/1.1 414 ")
                .contains("{\"status\":414,\"title\":\"Address too long\",");
    }

    @Test
    void theDatabasesShareOfTheTimeIsTold() {
        given().get("/jobs/copr").then().header("Server-Timing", startsWith("db;desc=\""));
    }
}
