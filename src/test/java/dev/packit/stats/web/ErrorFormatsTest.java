package dev.packit.stats.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import dev.packit.stats.web.RawRequest.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every error has the format that was asked for, whoever finds it. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class ErrorFormatsTest {

    private static final String TOO_LONG = "a".repeat(30_000);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    404 | Not found              | GET /nope HTTP/1.1
                    404 | Not found              | GET /jobs/copr/1 HTTP/1.1
                    404 | Not found              | GET /q/nope HTTP/1.1
                    404 | Not found              | GET /q/metrics/nope HTTP/1.1
                    404 | Not found              | GET /webjars/nope.js HTTP/1.1
                    404 | Not found              | GET /statistics/nope.svg HTTP/1.1
                    404 | Not found              | GET /jobs/srpm/1/nope.txt HTTP/1.1
                    404 | Not found              | POST /metrics/job/any HTTP/1.1
                    404 | Not found              | OPTIONS * HTTP/1.1
                    400 | Bad request            | GET /jobs/copr?limit=0 HTTP/1.1
                    400 | Bad request            | GET /jobs/copr?format=xml HTTP/1.1
                    400 | Bad request            | GET /statistics/rates.svg?period=never HTTP/1.1
                    400 | Bad request            | GET /%zz HTTP/1.1
                    400 | Bad request            | GET /jobs/;a=b/main% HTTP/1.1
                    400 | Bad request            | GET / HTTP/1.1~Host: a b
                    400 | Bad request            | GET / HTTP/1.1~No-Colon
                    400 | Bad request            | GET /jobs/copr?branch=a b HTTP/1.1
                    400 | Bad request            | garbage
                    405 | Method not allowed     | POST / HTTP/1.1
                    405 | Method not allowed     | MADEUP /jobs HTTP/1.1
                    405 | Method not allowed     | GET /theme HTTP/1.1
                    405 | Method not allowed     | DELETE /metrics HTTP/1.1
                    404 | Not found              | DELETE /metrics/job/any HTTP/1.1
                    405 | Method not allowed     | POST /q/health/live HTTP/1.1
                    405 | Method not allowed     | OPTIONS /q/metrics HTTP/1.1
                    405 | Method not allowed     | MADEUP /q/health/any HTTP/1.1
                    406 | Not acceptable         | GET /style/any.css HTTP/1.1
                    408 | Request timeout        | POST /theme HTTP/1.1~Content-Length: 999
                    413 | Request too large      | POST /theme HTTP/1.1~Content-Length: 99999999999
                    415 | Unsupported media type | POST /theme HTTP/1.1~Content-Type: text/plain
                    """)
    void whoAsksForJsonGetsIt(int status, String title, String request) throws IOException {
        assertIsJson(status, title, sent("Accept: application/json", request.split("~")));
    }

    @Test
    void whoAsksForJsonByParameterGetsItToo() throws IOException {
        for (String query : new String[] {"format=json", "format=JSON", "format=json&format=csv"}) {
            for (String accept : new String[] {"Accept: text/html", "Accept: */*", "Accept: garbage", "X: y"}) {
                assertIsJson(404, "Not found", sent(accept, "GET /nope?%s HTTP/1.1".formatted(query)));
                assertIsJson(405, "Method not allowed", sent(accept, "PUT /metrics?%s HTTP/1.1".formatted(query)));
                assertIsJson(400, "Bad request", sent(accept, "GET /?%s HTTP/1.1".formatted(query), "No-Colon"));
                assertIsJson(400, "Bad request", sent(accept, "GET /?q=a b&format=json HTTP/1.1"));
            }
        }
    }

    @Test
    void whatIsTooLongIsJsonToo() throws IOException {
        for (String length : new String[] {"30000", "99999999999"}) {
            Answer answer = RawRequest.send(
                    RestAssured.port,
                    "POST /theme HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nConnection: close\r\n"
                            + "Content-Length: " + length + "\r\n\r\n" + TOO_LONG);
            assertIsJson(413, "Request too large", answer);
        }
        assertIsJson(
                414,
                "Address too long",
                sent("Accept: application/json", "GET /" + TOO_LONG.substring(0, 10_000) + " HTTP/1.1"));
        assertIsJson(431, "Header too long", sent("Accept: application/json", "GET / HTTP/1.1", "X: " + TOO_LONG));
        // right after the header that has not been evaluated yet then
        assertIsJson(
                431,
                "Header too long",
                RawRequest.send(
                        RestAssured.port,
                        "GET / HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nX: " + TOO_LONG
                                + "\r\n\r\n"));
    }

    /** Of a request line that is far too long, nothing is read. */
    @Test
    void whatCannotBeReadAtAllIsAPage() throws IOException {
        assertThat(sent("Accept: application/json", "GET /?q=" + TOO_LONG + " HTTP/1.1")
                        .body())
                .contains("<h1>Address too long</h1>");
        assertThat(sent("X: y", "garbage").body()).contains("<h1>Bad request</h1>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    text/csv  | /jobs/copr?limit=0                  | The parameter “limit” must be a whole number from 1 to 100, not “0”.
                    */*       | /jobs/copr?limit=0&format=csv       | The parameter “limit” must be a whole number from 1 to 100, not “0”.
                    */*       | /nope?format=csv                    | There is no page at this address.
                    image/*   | /statistics/nope.svg                | There is no chart “nope”.
                    */*       | /statistics/nope.svg                | There is no chart “nope”.
                    */*       | /metrics/job/any                    | Use POST or PUT to push metrics here. To read metrics, use /metrics.
                    text/html | /metrics/job/any                    | Use POST or PUT to push metrics here. To read metrics, use /metrics.
                    """)
    void inPlaceOfATableOrAnImageItIsASentence(String accept, String address, String sentence) throws IOException {
        Answer answer = sent("Accept: " + accept, "GET " + address + " HTTP/1.1");

        assertThat(answer.header("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(answer.body()).isEqualTo(sentence + "\n");
    }

    @Test
    void whoLooksAtAnImageGetsAPage() throws IOException {
        Answer answer = sent(
                "Accept: text/html,application/xhtml+xml,*/*;q=0.8", "GET /statistics/rates.svg?period=never HTTP/1.1");

        assertThat(answer.header("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("<h1>Bad request</h1>");
    }

    private static Answer sent(String accept, String... lines) throws IOException {
        lines[0] += "\r\n" + accept + (String.join("", lines).contains("Host:") ? "" : "\r\nHost: localhost");
        return RawRequest.send(RestAssured.port, lines);
    }

    private static void assertIsJson(int status, String title, Answer answer) throws IOException {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).hasValue("application/json;charset=UTF-8");
        var body = new ObjectMapper().readTree(answer.body());
        assertThat(body.fieldNames()).toIterable().containsExactly("status", "title", "detail", "parameter");
        assertThat(body.get("status")).isEqualTo(JsonNodeFactory.instance.numberNode(status));
        assertThat(body.get("title").asText()).isEqualTo(title);
        assertThat(body.get("detail").asText()).isNotBlank();
    }
}
