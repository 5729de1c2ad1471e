package dev.packit.stats.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.packit.stats.OnDisk;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.celery.RedisServer;
import dev.packit.stats.web.RawRequest.Answer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every response has the headers that protect readers, whoever writes it: a resource, Quarkus or Vert.x. */
@QuarkusTest
@TestProfile(OnDisk.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = OnDisk.DATABASE))
@WithTestResource(RedisServer.class)
class SecurityHeadersTest {

    private static final String TOO_LONG = "a".repeat(30_000);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | GET / HTTP/1.1
                    304 | GET /jobs/copr/3013 HTTP/1.1~If-None-Match: *
                    200 | HEAD /jobs/copr HTTP/1.1
                    200 | GET /jobs/copr?format=csv HTTP/1.1
                    200 | GET /style/any.css HTTP/1.1
                    200 | GET /webjars/htmx.org/2.0.4/dist/htmx.min.js HTTP/1.1
                    404 | GET /webjars/nope HTTP/1.1
                    404 | GET /webjars/../../etc/passwd HTTP/1.1
                    200 | GET /metrics HTTP/1.1
                    405 | DELETE /metrics HTTP/1.1
                    405 | GET /metrics/job/any HTTP/1.1
                    200 | GET /q/metrics HTTP/1.1
                    200 | GET /q/health/live HTTP/1.1
                    200 | GET /q/health/ready HTTP/1.1
                    404 | GET /q/nope HTTP/1.1
                    301 | GET /q/health/live/ HTTP/1.1
                    301 | GET /results HTTP/1.1
                    303 | GET /jobs/copr?branch= HTTP/1.1
                    404 | GET /nope HTTP/1.1
                    404 | GET //evil.example.org HTTP/1.1
                    400 | GET /jobs/copr?limit=0 HTTP/1.1
                    400 | GET /% HTTP/1.1
                    405 | POST / HTTP/1.1
                    405 | MADEUP / HTTP/1.1
                    200 | OPTIONS / HTTP/1.1
                    404 | OPTIONS * HTTP/1.1
                    404 | CONNECT evil.example.org:443 HTTP/1.1
                    408 | POST /theme HTTP/1.1~Content-Length: 999
                    413 | POST /theme HTTP/1.1~Content-Length: 99999999999
                    400 | POST /theme HTTP/1.1~Content-Length: many
                    400 | GET / HTTP/1.1~Host: one-of-two
                    400 | garbage
                    400 | GET / HTTP/9.x
                    400 | GET / HTTP/1.1~No-Colon
                    """)
    void everyAnswerHasThem(int status, String request) throws IOException {
        assertProtected(status, RawRequest.send(RestAssured.port, (request + "~Host: localhost").split("~")));
    }

    @Test
    void whatIsTooLongHasThemToo() throws IOException {
        assertProtected(414, RawRequest.send(RestAssured.port, "GET /" + TOO_LONG + " HTTP/1.1", "Host: localhost"));
        assertProtected(414, RawRequest.send(RestAssured.port, "GET /?q=" + TOO_LONG + " HTTP/1.1", "Host: localhost"));
        assertProtected(431, RawRequest.send(RestAssured.port, "GET / HTTP/1.1", "Host: localhost", "X: " + TOO_LONG));
    }

    private static void assertProtected(int status, Answer answer) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.header("Referrer-Policy")).hasValue("strict-origin-when-cross-origin");
        assertThat(answer.header("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
                        + "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void anImageMayHaveStylesOfItsOwn() {
        given().get("/statistics/rates.svg")
                .then()
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'")
                // as an object, too
                .header("X-Frame-Options", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET /jobs/copr?format=json HTTP/1.1
                    GET /jobs/copr?format=csv HTTP/1.1
                    HEAD /status?format=json HTTP/1.1
                    GET /jobs/copr/3013?format=json HTTP/1.1~If-None-Match: *
                    GET /statistics/rates.svg HTTP/1.1
                    GET /results/copr-builds/3013?format=json HTTP/1.1
                    GET /projects/github.com/packit/ogr/-/latest/copr?format=json HTTP/1.1
                    GET /nope?format=json HTTP/1.1
                    GET /%zz?format=json HTTP/1.1
                    """)
    void scriptsOfOtherSitesMayReadDataAndShowImages(String request) throws IOException {
        Answer answer = RawRequest.send(RestAssured.port, (request + "~Host: localhost").split("~"));

        assertThat(answer.header("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(answer.header("Access-Control-Expose-Headers")).hasValue("Age, ETag, Link, Retry-After, Warning");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).hasValue("cross-origin");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET / HTTP/1.1
                    GET /jobs/srpm/1002/logs.txt HTTP/1.1
                    GET /style/any.css HTTP/1.1
                    GET /metrics HTTP/1.1
                    GET /metrics/job/any?format=json HTTP/1.1
                    GET /q/health/ready HTTP/1.1
                    GET /q/../q/nope?format=json HTTP/1.1
                    POST /jobs/copr?format=json HTTP/1.1
                    OPTIONS /jobs/copr?format=json HTTP/1.1~Origin: https://example.org
                    OPTIONS /jobs/copr?format=json HTTP/1.1~Origin: https://example.org~Access-Control-Request-Method: DELETE
                    OPTIONS /jobs/copr HTTP/1.1~Origin: https://example.org~Access-Control-Request-Method: G T
                    OPTIONS /jobs/copr HTTP/1.1~Origin: https://example.org~Access-Control-Request-Method:
                    OPTIONS /theme HTTP/1.1~Origin: https://example.org~Access-Control-Request-Method: POST
                    OPTIONS /metrics HTTP/1.1~Origin: https://example.org~Access-Control-Request-Method: GET
                    OPTIONS /q/health HTTP/1.1~Origin: https://example.org~Access-Control-Request-Method: GET
                    """)
    void theyMayReadNothingElse(String request) throws IOException {
        Answer answer = RawRequest.send(RestAssured.port, (request + "~Host: localhost").split("~"));

        assertThat(answer.headers()).noneMatch(header -> header.startsWith("Access-Control-"));
        assertThat(answer.header("Cross-Origin-Resource-Policy")).hasValue("same-origin");
    }

    @Test
    void scriptsOfOtherSitesMayAskForChangesOnly() throws IOException {
        Answer answer = RawRequest.send(
                RestAssured.port,
                "OPTIONS /jobs/copr?format=json HTTP/1.1",
                "Host: localhost",
                "Origin: https://example.org",
                "Access-Control-Request-Method: GET",
                "Access-Control-Request-Headers: if-none-match");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().stream().filter(header -> header.startsWith("Access-Control-")))
                .containsExactlyInAnyOrder(
                        "Access-Control-Allow-Origin: *",
                        "Access-Control-Allow-Headers: If-None-Match",
                        "Access-Control-Max-Age: 86400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1",
                "GET /nope HTTP/1.1",
                "GET /results HTTP/1.1",
                "GET /?q=%zz HTTP/1.1",
                "GET /style/any.css HTTP/1.1",
                "GET /webjars/htmx.org/2.0.4/dist/htmx.min.js HTTP/1.1",
                "GET /metrics HTTP/1.1",
                "GET /q/health/live HTTP/1.1",
                "GET / HTTP/1.1~No-Colon"
            })
    void behindTlsBrowsersAreToldToStayThere(String request) throws IOException {
        String[] lines = request.split("~");
        lines[0] += "\r\nHost: localhost\r\nX-Forwarded-Proto: https";

        assertThat(RawRequest.send(RestAssured.port, lines).header("Strict-Transport-Security"))
                .hasValue("max-age=31536000");
    }

    @Test
    void behindTlsTheCookieStaysThere() {
        assertThat(cookie("https"))
                .endsWith(";SameSite=Lax")
                .contains(";Secure")
                .contains(";HttpOnly");
        assertThat(cookie("http")).doesNotContain("Secure");
    }

    private static String cookie(String scheme) {
        return given().redirects()
                .follow(false)
                .header("X-Forwarded-Proto", scheme)
                .formParam("theme", "dark")
                .post("/theme")
                .header("Set-Cookie");
    }
}
