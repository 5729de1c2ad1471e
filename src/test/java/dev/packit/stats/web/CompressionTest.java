package dev.packit.stats.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class CompressionTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource
    URI root;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/jobs/copr/3013 | Accept, Accept-Encoding, Cookie",
                "/jobs/copr?before=3014&format=json | Accept, Accept-Encoding, Cookie",
                "/jobs/copr?before=3014&format=csv | Accept, Accept-Encoding, Cookie",
                "/statistics?from=2026-01-01&to=2026-06-01 | Accept, Accept-Encoding, Cookie",
                "/statistics/throughput.svg?from=2026-01-01&to=2026-06-01 | Accept-Encoding",
                "/jobs/copr/999999 | Accept, Accept-Encoding, Cookie"
            })
    void aBodyIsTheSameInEveryEncoding(String path, String varied) throws Exception {
        HttpResponse<byte[]> plain = request("GET", path);
        HttpResponse<byte[]> gzip = request("GET", path, "Accept-Encoding", "br, gzip;q=0.8, identity;q=0.5");
        HttpResponse<byte[]> refused = request("GET", path, "Accept-Encoding", "deflate, gzip;q=0");

        assertThat(inflated(gzip.body())).asString().isEqualTo(new String(plain.body()));
        assertThat(gzip.body()).hasSizeLessThan(plain.body().length);
        assertThat(refused.body()).isEqualTo(plain.body());
        assertThat(gzip.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(plain.headers().allValues("Content-Encoding")).isEmpty();
        assertThat(refused.headers().allValues("Content-Encoding")).isEmpty();
        for (HttpResponse<byte[]> answer : new HttpResponse[] {plain, gzip, refused}) {
            assertThat(answer.headers().allValues("Content-Length"))
                    .containsExactly(Integer.toString(answer.body().length));
            assertThat(answer.headers().allValues("Vary")).containsExactly(varied);
            assertThat(answer.headers().firstValue("ETag"))
                    .isEqualTo(plain.headers().firstValue("ETag"));
        }
    }

    /** Otherwise, a cache could send a compressed body to a client that cannot read it. */
    @ParameterizedTest
    @CsvSource({
        "/robots.txt",
        "/webjars/htmx.org/2.0.4/dist/htmx.min.js",
        "/jobs/copr?format=csv&limit=all",
        "/q/openapi",
        "/q/health/live",
        "/metrics",
        "/nowhere/at/all"
    })
    void cachesKnowThatABodyMayBeCompressed(String path) throws Exception {
        for (String encoding : new String[] {"gzip", "identity"}) {
            HttpResponse<byte[]> answer = request("GET", path, "Accept-Encoding", encoding);

            assertThat(answer.headers().allValues("Vary"))
                    .singleElement()
                    .asString()
                    .containsIgnoringCase("Accept-Encoding");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void theHeadOfAResponseIsTheSameWithoutItsBody(String encoding) throws Exception {
        HttpResponse<byte[]> get = request("GET", "/jobs/copr/3013", "Accept-Encoding", encoding);
        HttpResponse<byte[]> head = request("HEAD", "/jobs/copr/3013", "Accept-Encoding", encoding);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : new String[] {"Content-Length", "Content-Encoding", "Content-Type", "ETag", "Vary"}) {
            assertThat(head.headers().allValues(name))
                    .as(name)
                    .isEqualTo(get.headers().allValues(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void aTagIsKnownInEveryEncoding(String encoding) throws Exception {
        String tag =
                request("GET", "/jobs/copr/3013").headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> known =
                request("GET", "/jobs/copr/3013", "Accept-Encoding", encoding, "If-None-Match", tag);

        assertThat(tag).startsWith("W/");
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.headers().allValues("Content-Encoding")).isEmpty();
        assertThat(known.headers().allValues("Vary")).containsExactly("Accept, Accept-Encoding, Cookie");
    }

    private HttpResponse<byte[]> request(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(root.resolve(path)).method(method, BodyPublishers.noBody());
        return CLIENT.send(
                (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofByteArray());
    }

    private static byte[] inflated(byte[] gzip) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    }
}
