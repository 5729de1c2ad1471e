package dev.packit.stats.push;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import dev.packit.stats.Eventually;
import dev.packit.stats.FixedClock;
import dev.packit.stats.OnDisk;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.celery.RedisServer;
import dev.packit.stats.statistics.Counted;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Counter;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Metric;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.MetricFamily;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.MetricType;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushed metrics in a scrape. Each test pushes its own metrics. */
@QuarkusTest
@TestProfile(OnDisk.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = OnDisk.DATABASE))
@WithTestResource(RedisServer.class)
@ExtendWith(Counted.class)
class PushTest {

    @Inject
    Pushed pushed;

    @Test
    void countersAreSummedAndGaugesAreTheLast() {
        String body = """
                # HELP sent_total Sent
                # TYPE sent_total counter
                sent_total{kind="a"} 2
                # TYPE depth gauge
                depth %d
                plain %d
                """;
        given().body(body.formatted(5, 6))
                .put("/metrics/job/worker-0")
                .then()
                .statusCode(202)
                .body(emptyString());
        given().body(body.formatted(3, 4)).post("/metrics/job/worker-0").then().statusCode(202);
        given().body(body.formatted(1, 1)).put("/metrics/job/worker-1").then().statusCode(202);

        assertThat(scraped("sent_total")).isEqualTo("""
                # HELP sent_total Sent
                # TYPE sent_total counter
                sent_total{job="worker-0",kind="a"} 4.0
                sent_total{job="worker-1",kind="a"} 2.0
                """);
        assertThat(scraped("depth")).isEqualTo("""
                # TYPE depth gauge
                depth{job="worker-0"} 3.0
                depth{job="worker-1"} 1.0
                """);
        assertThat(scraped("plain")).isEqualTo("""
                # TYPE plain untyped
                plain{job="worker-0"} 4.0
                plain{job="worker-1"} 1.0
                """);
    }

    @Test
    void whatIsPassedOnTwiceIsCountedOnce() {
        String relay = "c3f1a3f0-0000-4000-8000-000000000000 ";
        for (String number : new String[] {"7", "7", "8"}) {
            given().header("Packit-Push-Number", relay + number)
                    .body("# TYPE passed_on_total counter\npassed_on_total 1\n")
                    .put("/metrics/job/a")
                    .then()
                    .statusCode(202);
        }

        assertThat(scraped("passed_on_total")).isEqualTo("""
                # TYPE passed_on_total counter
                passed_on_total{job="a"} 2.0
                """);
        refused(
                given().header("Packit-Push-Number", "8").body("a 1\n").put("/metrics/job/a"),
                400,
                "Packit-Push-Number must be an identifier and a number, not “8”.");
    }

    @Test
    void histogramsAreSummedAndCanBeAsked() {
        String body = """
                # TYPE took histogram
                took_bucket{le="5.0"} 1
                took_bucket{le="%s"} 3
                took_bucket{le="+Inf"} 4
                took_sum 40
                took_count 4
                """;
        given().body(body.formatted("15.0")).put("/metrics/job/worker-0").then().statusCode(202);
        given().body(body.formatted("15")).put("/metrics/job/worker-0").then().statusCode(202);
        given().body(body.formatted("20")).put("/metrics/job/worker-1").then().statusCode(202);

        assertThat(scraped("took")).isEqualTo("""
                # TYPE took histogram
                took_bucket{job="worker-0",le="5.0"} 2.0
                took_bucket{job="worker-0",le="15.0"} 6.0
                took_bucket{job="worker-0",le="+Inf"} 8.0
                took_sum{job="worker-0"} 80.0
                took_count{job="worker-0"} 8.0
                took_bucket{job="worker-1",le="5.0"} 1.0
                took_bucket{job="worker-1",le="20.0"} 3.0
                took_bucket{job="worker-1",le="+Inf"} 4.0
                took_sum{job="worker-1"} 40.0
                took_count{job="worker-1"} 4.0
                """);
        Histogram took = pushed.histogram("took").orElseThrow();
        assertThat(took.within(15)).isEqualTo(7);
        assertThat(took.count()).isEqualTo(12);
        assertThat(took.sum()).isEqualTo(120);
        assertThat(pushed.histogram("nobody_pushed")).isEmpty();
        assertThat(pushed.last()).isEqualTo(FixedClock.NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    /metrics/job/worker-0                    | job="worker-0"
                    /metrics/job/worker-0/                   | job="worker-0"
                    /metrics/job/a%2Fb/zone/c%20d+e          | job="a/b",zone="c d+e"
                    /metrics/job@base64/YS9i/zone@base64/=   | job="a/b"
                    /metrics/job@base64/YS9iYw==/b@base64/_w | -
                    /metrics/job/caf%C3%A9/zone/..           | job="café",zone=".."
                    """)
    void theAddressHasLabels(String path, String labels) {
        String name = "labels_" + Integer.toHexString(path.hashCode());
        Response answer = given().urlEncodingEnabled(false)
                .body(name + "{zone=\"mine\"} 1")
                .put(path);

        if (labels == null) {
            assertThat(answer.statusCode()).isEqualTo(400);
        } else {
            assertThat(answer.statusCode()).isEqualTo(202);
            String zone = path.contains("zone") ? "" : ",zone=\"mine\"";
            assertThat(scraped(name))
                    .isEqualTo("# TYPE %1$s untyped\n%1$s{%2$s%3$s} 1.0\n".formatted(name, labels, zone));
        }
    }

    /** As to the aggregation gateway. */
    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/metrics/"})
    void theAddressNeedsNoLabels(String path) {
        String name = path.endsWith("/") ? "slash_total" : "bare_total";
        for (String method : new String[] {"PUT", "POST"}) {
            given().body("# TYPE %1$s counter\n%1$s{zone=\"a\"} 1\n".formatted(name))
                    .request(method, path)
                    .then()
                    .statusCode(202);
        }

        assertThat(scraped(name)).isEqualTo("# TYPE %1$s counter\n%1$s{zone=\"a\"} 2.0\n".formatted(name));
    }

    @Test
    void whatWasPushedCanBeRemoved() {
        String body = """
                # TYPE removed_total counter
                removed_total{kind="a"} 2
                # TYPE removed_seconds histogram
                removed_seconds_bucket{le="5"} 1
                removed_seconds_bucket{le="+Inf"} 2
                removed_seconds_sum 20
                removed_seconds_count 2
                """;
        for (String job : new String[] {"gone-0", "gone-0/zone/x", "gone-00", "stays"}) {
            given().body(body).put("/metrics/job/" + job).then().statusCode(202);
        }

        given().delete("/metrics/job/gone-0").then().statusCode(202).body(emptyString());
        given().delete("/metrics/job/gone-0").then().statusCode(202);
        given().urlEncodingEnabled(false)
                .delete("/metrics/job@base64/Z29uZS0wMA==")
                .then()
                .statusCode(202);

        assertThat(scraped("removed_total")).isEqualTo("""
                # TYPE removed_total counter
                removed_total{job="stays",kind="a"} 2.0
                """);
        assertThat(pushed.histogram("removed_seconds").orElseThrow().within(5)).isEqualTo(4);

        given().body(body).put("/metrics/job/gone-0").then().statusCode(202);
        assertThat(scraped("removed_total")).isEqualTo("""
                # TYPE removed_total counter
                removed_total{job="gone-0",kind="a"} 2.0
                removed_total{job="stays",kind="a"} 2.0
                """);
        given().delete("/metrics/job/gone-0");
        given().delete("/metrics/job/stays");
        assertThat(scraped("removed_total")).isEmpty();
        assertThat(pushed.histogram("removed_seconds").orElseThrow().count()).isEqualTo(10);
    }

    @Test
    void whatIsToBeRemovedMustBeNamed() {
        push("unharmed 1\n").then().statusCode(202);

        String usage = " Push to /metrics/job/{job}[/{label}/{value}…].";
        refused(
                given().urlEncodingEnabled(false).delete("/metrics/job@base64/="),
                400,
                "The address does not name a job." + usage);
        given().delete("/metrics/").then().statusCode(405);
        refused(given().delete("/metrics/job/"), 400, "A label in the address has no value." + usage);
        given().delete("/metrics").then().statusCode(405);
        assertThat(scraped("unharmed")).endsWith("unharmed{job=\"worker-0\"} 1.0\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /metrics/job               | A label in the address has no value. Push to /metrics/job/{job}[/{label}/{value}…].
                    /metrics/job/a/b           | A label in the address has no value. Push to /metrics/job/{job}[/{label}/{value}…].
                    /metrics/job@base64/=      | The address does not name a job. Push to /metrics/job/{job}[/{label}/{value}…].
                    /metrics/job@base64/%21    | “!” in the address is not base64.
                    /metrics/job/a/1b/c        | “1b” in the address is not a valid label name.
                    /metrics/job/a/le/5        | “le” in the address is not a valid label name.
                    /metrics/job/a/__b/c       | “__b” in the address is not a valid label name.
                    /metrics/job/a/b/c/b/c     | The label b is in the address twice.
                    /metrics/job/a/job/b       | The label job is in the address twice.
                    /metrics/job/a/b/%FF       | The label b in the address is not UTF-8.
                    """)
    void anAddressThatCannotBeReadIsRefused(String path, String problem) {
        refused(given().urlEncodingEnabled(false).body("a 1").put(path), 400, problem);
    }

    @Test
    void whatIsWrongIsToldWithItsLineAndNothingIsApplied() {
        refused(push("half_total 1\nhalf total\n"), 400, "Line 2: “total” is not a number.");
        refused(
                given().body("half_total 1\n\n\u00ff".getBytes(StandardCharsets.ISO_8859_1))
                        .put("/metrics/job/worker-0"),
                400,
                "Line 3: not valid UTF-8.");
        assertThat(scraped("half_total")).isEmpty();

        push("# TYPE kept counter\nkept 1\n").then().statusCode(202);
        refused(
                push("half_total 1\n# TYPE kept gauge\nkept 1\n"),
                400,
                "kept is stored as a counter but was pushed as a gauge.");
        assertThat(scraped("half_total")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "packit_push_series",
                "push_time_seconds",
                "jvm_threads_live_threads",
                "packit_push_requests_total"
            })
    void whatThisApplicationTellsItselfCannotBePushed(String name) {
        refused(push(name + " 1\n"), 400, name + " is the name of one of this application’s own metrics.");
        assertThat(scraped(name)).containsOnlyOnce("# TYPE " + name + " ");
    }

    @Test
    void aBodyCanBeGzip() throws IOException {
        given().header("Content-Encoding", "gzip")
                .body(gzip("# TYPE zipped_total counter\nzipped_total 2\n"))
                .put("/metrics/job/worker-0")
                .then()
                .statusCode(202);
        assertThat(scraped("zipped_total"))
                .isEqualTo("# TYPE zipped_total counter\nzipped_total{job=\"worker-0\"} 2.0\n");

        refused(
                given().header("Content-Encoding", "gzip").body("plain 1\n").put("/metrics/job/worker-0"),
                400,
                "The body is not valid gzip, although its Content-Encoding is gzip.");
        refused(
                given().header("Content-Encoding", "br").body("plain 1\n").put("/metrics/job/worker-0"),
                415,
                "The Content-Encoding must be gzip or identity, not “br”.");
    }

    @Test
    void whatIsTooLargeIsNotRead() throws IOException {
        String large = "# ".repeat(600_000);
        refused(push(large), 413, "A push must not be larger than 1048576 bytes.");
        refused(
                given().header("Content-Encoding", "gzip").body(gzip(large)).put("/metrics/job/worker-0"),
                413,
                "A push must not be larger than 1048576 bytes.");
    }

    @Test
    void allFormatsOfPrometheusAreSummed() {
        push("# TYPE formats_total counter\nformats_total 1\n").then().statusCode(202);
        given().header("Content-Type", "application/openmetrics-text; version=1.0.0; charset=utf-8")
                .body("# TYPE formats counter\nformats_total 2\n# EOF\n".getBytes(StandardCharsets.UTF_8))
                .put("/metrics/job/worker-0")
                .then()
                .statusCode(202);
        byte[] family = PushFormatTest.bytes(MetricFamily.newBuilder()
                .setName("formats_total")
                .setType(MetricType.COUNTER)
                .addMetric(Metric.newBuilder().setCounter(Counter.newBuilder().setValue(4))));
        given().header(
                        "Content-Type",
                        "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited")
                .body(family)
                .put("/metrics/job/worker-0/")
                .then()
                .statusCode(202);

        assertThat(scraped("formats_total"))
                .isEqualTo("# TYPE formats_total counter\nformats_total{job=\"worker-0\"} 7.0\n");
        refused(
                given().header("Content-Type", "application/vnd.google.protobuf")
                        .body(family)
                        .put("/metrics/job/a"),
                415,
                "A push as protocol buffers must consist of io.prometheus.client.MetricFamily with encoding=delimited.");
    }

    @Test
    void pushesAtTheSameTimeLoseNothing() throws InterruptedException {
        String body = """
                # TYPE at_once_total counter
                at_once_total 1
                # TYPE at_once_seconds histogram
                at_once_seconds_bucket{le="1"} 1
                at_once_seconds_bucket{le="+Inf"} 1
                at_once_seconds_sum 0.5
                at_once_seconds_count 1
                """;
        ExecutorService workers = Executors.newFixedThreadPool(8);
        IntStream.range(0, 8)
                .forEach(worker -> workers.submit(() -> IntStream.range(0, 100)
                        .forEach(push -> given().body(body).put("/metrics/job/worker-" + worker % 2))));
        workers.shutdown();
        assertThat(workers.awaitTermination(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();

        assertThat(scraped("at_once_total"))
                .endsWith("at_once_total{job=\"worker-0\"} 400.0\nat_once_total{job=\"worker-1\"} 400.0\n");
        assertThat(pushed.histogram("at_once_seconds").orElseThrow().within(1)).isEqualTo(800);
    }

    @Test
    @ExtendWith(Python.IsThere.class)
    void packitsWorkersCanPush() {
        String address = "127.0.0.1:" + RestAssured.port;
        Python.run("push.py", address, "packit-worker-short-running-0", "8");
        Python.run("push.py", address, "packit-worker-short-running-1", "2");

        assertThat(scraped("copr_builds_queued_total")).isEqualTo("""
                # HELP copr_builds_queued_total Number of Copr builds queued
                # TYPE copr_builds_queued_total counter
                copr_builds_queued_total{job="packit-worker-short-running-0"} 16.0
                copr_builds_queued_total{job="packit-worker-short-running-1"} 4.0
                """);
        assertThat(scraped("copr_builds_finished_total")).endsWith("\"packit-worker-short-running-1\"} 1.0\n");
        assertThat(scraped("first_initial_status_time")).isEqualTo("""
                # HELP first_initial_status_time Time it takes to set the initial status
                # TYPE first_initial_status_time histogram
                first_initial_status_time_bucket{job="packit-worker-short-running-0",le="5.0"} 2.0
                first_initial_status_time_bucket{job="packit-worker-short-running-0",le="15.0"} 4.0
                first_initial_status_time_bucket{job="packit-worker-short-running-0",le="20.0"} 6.0
                first_initial_status_time_bucket{job="packit-worker-short-running-0",le="25.0"} 6.0
                first_initial_status_time_bucket{job="packit-worker-short-running-0",le="30.0"} 8.0
                first_initial_status_time_bucket{job="packit-worker-short-running-0",le="+Inf"} 8.0
                first_initial_status_time_sum{job="packit-worker-short-running-0"} 120.0
                first_initial_status_time_count{job="packit-worker-short-running-0"} 8.0
                first_initial_status_time_bucket{job="packit-worker-short-running-1",le="5.0"} 1.0
                first_initial_status_time_bucket{job="packit-worker-short-running-1",le="15.0"} 2.0
                first_initial_status_time_bucket{job="packit-worker-short-running-1",le="20.0"} 2.0
                first_initial_status_time_bucket{job="packit-worker-short-running-1",le="25.0"} 2.0
                first_initial_status_time_bucket{job="packit-worker-short-running-1",le="30.0"} 2.0
                first_initial_status_time_bucket{job="packit-worker-short-running-1",le="+Inf"} 2.0
                first_initial_status_time_sum{job="packit-worker-short-running-1"} 10.0
                first_initial_status_time_count{job="packit-worker-short-running-1"} 2.0
                """);
        assertThat(scraped("redis_keys_total")).isEqualTo("""
                # HELP redis_keys_total Number of keys in Redis
                # TYPE redis_keys_total gauge
                redis_keys_total{job="packit-worker-short-running-0"} 7.0
                redis_keys_total{job="packit-worker-short-running-1"} 1.0
                """);
        assertThat(scraped("copr_build_not_submitted_time"))
                .contains("_bucket{job=\"packit-worker-short-running-0\",reason=\"timeout\",le=\"10.0\"} 8.0\n");
        assertThat(given().get("/metrics").asString())
                .doesNotContain("_created")
                .contains(
                        "packit_slo_events_total{outcome=\"good\",slo=\"first_status_15s\",} 6.0\n",
                        "packit_slo_events_total{outcome=\"bad\",slo=\"first_status_15s\",} 4.0\n");
        assertThat(given().get("/status?format=json")
                        .jsonPath()
                        .getMap("objectives.find { it.slo == 'first_status_15s' }"))
                .containsEntry("days", 1)
                .containsEntry("good", 6)
                .containsEntry("bad", 4)
                .containsEntry("share", 0.6f)
                .containsEntry("kept", false);
    }

    @Test
    @ExtendWith(Python.IsThere.class)
    void pythonsClientCanRemove() {
        push("# TYPE kept_counter counter\nkept_counter 1\n");
        given().urlEncodingEnabled(false)
                .body("# TYPE kept_counter counter\nkept_counter 1\n")
                .put("/metrics/job/from%2Fpython");

        Python.run("delete.py", "127.0.0.1:" + RestAssured.port, "from/python");

        assertThat(scraped("kept_counter")).endsWith("counter\nkept_counter{job=\"worker-0\"} 1.0\n");
    }

    @Test
    @ExtendWith(Python.IsThere.class)
    void pythonsOwnRegistryCanBePushed() {
        double dropped = value("packit_push_dropped_total{reason=\"name\",}");

        Python.run("default_registry.py", "127.0.0.1:" + RestAssured.port, "python-0");

        assertThat(scraped("by_default_total")).endsWith("\nby_default_total{job=\"python-0\"} 1.0\n");
        assertThat(scraped("by_default_seconds")).isEqualTo("""
                # HELP by_default_seconds Seconds
                # TYPE by_default_seconds summary
                by_default_seconds_sum{job="python-0"} 3.0
                by_default_seconds_count{job="python-0"} 1.0
                """);
        assertThat(given().get("/metrics").asString())
                .doesNotContain("\npython_", "process_resident_memory_bytes", "process_start_time_seconds{job");
        assertThat(value("packit_push_dropped_total{reason=\"name\",}") - dropped)
                .isGreaterThan(8);
    }

    @Test
    void itIsToldWhenALabelWasLastPushed() {
        given().body("a_time 1\n").put("/metrics/job/timed").then().statusCode(202);
        given().body("a time\n").put("/metrics/job/timed/zone/x").then().statusCode(400);

        assertThat(scraped("push_time_seconds"))
                .startsWith("# HELP push_time_seconds ")
                .contains("# TYPE push_time_seconds gauge\n", "push_time_seconds{job=\"timed\"} 1.7815248E9\n")
                .contains("push_time_seconds{job=\"timed\",zone=\"x\"} 0.0\n");
        assertThat(scraped("push_failure_time_seconds"))
                .contains("push_failure_time_seconds{job=\"timed\"} 0.0\n")
                .contains("push_failure_time_seconds{job=\"timed\",zone=\"x\"} 1.7815248E9\n");

        given().delete("/metrics/job/timed").then().statusCode(202);
        assertThat(scraped("push_time_seconds")).doesNotContain("timed");
    }

    @Test
    void quantilesAreDropped() {
        double dropped = value("packit_push_dropped_total{reason=\"quantile\",}");

        push("# TYPE q summary\nq{quantile=\"0.5\"} 1\nq_sum 4\nq_count 2\n")
                .then()
                .statusCode(202);

        assertThat(scraped("q")).endsWith("summary\nq_sum{job=\"worker-0\"} 4.0\nq_count{job=\"worker-0\"} 2.0\n");
        assertThat(value("packit_push_dropped_total{reason=\"quantile\",}") - dropped)
                .isEqualTo(1);
    }

    private static double value(String series) {
        return given().get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .sum();
    }

    @Test
    void theReceiverTellsOfItself() {
        push("told 1\n").then().statusCode(202);

        assertThat(scraped("packit_push_last_timestamp_seconds"))
                .endsWith("\npackit_push_last_timestamp_seconds 1.7815248E9\n");
        assertThat(scraped("packit_push_series")).doesNotContain("packit_push_series 0.0\n");
        assertThat(scraped("packit_push_requests_total"))
                .contains("{result=\"full\",} 0.0\n", "{result=\"too_large\",} ", "{result=\"accepted\",} ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void nothingElseCanBeDoneThere(String method) {
        given().request(method, "/metrics/job/a").then().statusCode(405).header("Allow", "DELETE, POST, PUT");
    }

    static void refused(Response answer, int status, String problem) {
        answer.then()
                .statusCode(status)
                .contentType("text/plain")
                .header("X-Content-Type-Options", "nosniff")
                .body(equalTo(problem + "\n"));
    }

    @Test
    void aNewCounterIsShownAtZeroOnce() {
        push("# TYPE first_ones_total counter\nfirst_ones_total 480\n").then().statusCode(202);

        assertThat(given().get("/metrics").asString().lines())
                .contains("first_ones_total{job=\"worker-0\"} 0.0")
                .noneMatch(line -> line.equals("first_ones_total{job=\"worker-0\"} 480"));
        assertThat(scraped("first_ones_total")).contains("} 480");
    }

    private static Response push(String body) {
        return given().body(body).put("/metrics/job/worker-0");
    }

    /** The lines of a scrape about one family. The scrape before it may have shown new counters at zero. */
    private static String scraped(String family) {
        given().get("/metrics").then().statusCode(200);
        String name = "(# (HELP|TYPE) )?" + family + "(_bucket|_sum|_count)?[ {].*\n";
        return given().get("/metrics")
                .asString()
                .lines()
                .map(line -> line + "\n")
                .filter(line -> line.matches(name))
                .reduce("", String::concat);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zipping = new GZIPOutputStream(zipped)) {
            zipping.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return zipped.toByteArray();
    }
}
