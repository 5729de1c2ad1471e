package dev.packit.stats.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HTTP itself demands (RFC 9110 and 9112), whatever a request is about. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class HttpSemanticsTest {

    /** Must never be answered: either not to be read any more, or not separate from what is before it. */
    private static final String NEXT = "GET /never HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static final Pattern STATUS = Pattern.compile("(?m)^(HTTP/\\S+ \\d+) .*$");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    HTTP/0.9 | HTTP/1.1 400
                    HTTP/1.0 | HTTP/1.0 404
                    HTTP/1.1 | HTTP/1.1 404
                    HTTP/1.2 | HTTP/1.1 404
                    HTTP/2.0 | HTTP/1.1 400
                    HTTP/3.1 | HTTP/1.1 400
                    ICAP/1.1 | HTTP/1.1 400
                    HTTP/1   | HTTP/1.1 400
                    nothing  | HTTP/1.1 400
                    """)
    void theVersionIsOneOfOurs(String version, String status) throws IOException {
        assertThat(statuses("GET /nope " + version + "\r\nHost: localhost\r\nConnection: close\r\n\r\n" + NEXT))
                .containsExactly(status);
    }

    /** To a proxy that takes the end of a body from something else, the rest of it would be the next request. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    HTTP/1.1 | chunked                         | 404
                    HTTP/1.1 | Chunked                         | 404
                    HTTP/1.1 | x                               | 400
                    HTTP/1.1 | identity                        | 400
                    HTTP/1.1 | chunked, identity               | 400
                    HTTP/1.1 | chunked, x                      | 400
                    HTTP/1.1 | xchunked                        | 400
                    HTTP/1.1 | chunked;q=1                     | 400
                    HTTP/1.1 | ''                              | 400
                    HTTP/1.1 | gzip, chunked                   | 400
                    HTTP/1.1 | identity, chunked               | 400
                    HTTP/1.1 | chunked, chunked                | 400
                    HTTP/1.0 | chunked                         | 400
                    """)
    void theEndOfABodyIsCertain(String version, String coding, int status) throws IOException {
        assertThat(statuses("POST /nope " + version + "\r\nHost: localhost\r\nTransfer-Encoding: " + coding + "\r\n"
                        + (status == 404 ? "Connection: close\r\n" : "") + "\r\n0\r\n\r\n" + NEXT))
                .containsExactly("HTTP/1.1 " + status);
    }

    @Test
    void codingsInSeveralHeadersAreOneList() throws IOException {
        assertThat(statuses("POST /nope HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                        + "Transfer-Encoding: x\r\n\r\n0\r\n\r\n" + NEXT))
                .containsExactly("HTTP/1.1 400");
        assertThat(statuses("POST /nope HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: x\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + NEXT))
                .containsExactly("HTTP/1.1 400");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1, 2          | 400
                    +5            | 400
                    -5            | 400
                    0x5           | 400
                    5 5           | 400
                    99999999999999999999 | 400
                    99999999999   | 413
                    1025          | 413
                    """)
    void theDeclaredLengthIsCheckedBeforeTheBodyArrives(String length, int status) throws IOException {
        String request = "POST /theme HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n";

        assertThat(statuses(request + "Content-Length: " + length + "\r\n\r\n")).containsExactly("HTTP/1.1 " + status);
    }

    @Test
    void noInterimResponseIsSentToAClientThatKnowsNone() throws IOException {
        assertThat(statuses("POST /theme HTTP/1.0\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 10\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\ntheme=dark"))
                .containsExactly("HTTP/1.0 303");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    no size       | zz\\r\\nabc\\r\\n0\\r\\n\\r\\n
                    negative      | -1\\r\\nabc\\r\\n0\\r\\n\\r\\n
                    too large     | fffffffffffffffff\\r\\nabc\\r\\n
                    """)
    void chunksThatAreMalformedAreRefused(String what, String body) throws IOException {
        String chunks = body.replace("\\r\\n", "\r\n") + NEXT;
        String theme = "POST /theme HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n";

        String answer = RawRequest.received(RestAssured.port, theme + "Accept: application/json\r\n\r\n" + chunks);
        assertThat(statusLines(answer)).containsExactly("HTTP/1.1 400");
        assertThat(answer)
                .contains("{\"status\":400,\"title\":\"Bad request\",\"detail\":\"The request is not valid HTTP.\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    close
                    Close
                    keep-alive, close
                    Upgrade, close
                    'close , Upgrade'
                    """)
    void aConnectionIsClosedIfTheClientSaysSo(String connection) throws IOException {
        assertThat(statuses("GET /nope HTTP/1.1\r\nHost: localhost\r\nConnection: " + connection + "\r\n\r\n" + NEXT))
                .containsExactly("HTTP/1.1 404");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    http://localhost/nope      | 404
                    http:///nope               | 400
                    http://user@localhost/nope | 400
                    http://a b/nope            | 400
                    http://localhost           | 404
                    *                          | 404
                    """)
    void anAbsoluteAddressHasAHost(String address, int status) throws IOException {
        assertThat(statuses("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .containsExactly("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET  | /projects/github.com/packit/packit/-/prs/ | gzip
                    HEAD | /projects/github.com/packit/packit/-/prs/ | identity
                    GET  | /project/github.com/packit/packit         | gzip
                    HEAD | /q/health/live                            | gzip
                    HEAD | /q/health/ready                           | identity
                    HEAD | /jobs/copr                                | identity
                    HEAD | /metrics                                  | identity
                    """)
    void noEncodingIsNamedWhereThereIsNone(String method, String address, String encoding) throws IOException {
        String answer = RawRequest.received(
                RestAssured.port,
                method + " " + address + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: " + encoding
                        + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContainIgnoringCase("\r\ncontent-encoding: identity");
    }

    private static List<String> statuses(String request) throws IOException {
        return statusLines(RawRequest.received(RestAssured.port, request));
    }

    private static List<String> statusLines(String received) {
        List<String> statuses = new ArrayList<>();
        Matcher status = STATUS.matcher(received);
        while (status.find()) {
            statuses.add(status.group(1));
        }
        return statuses;
    }
}
