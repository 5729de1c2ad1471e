package dev.packit.stats.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Live;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Programs;
import dev.packit.stats.Scrape;
import dev.packit.stats.celery.RedisServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Metrics follow Prometheus' conventions, and times of responses can be asked for by route. */
@QuarkusTest
@TestProfile(Live.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = Live.DATABASE))
@WithTestResource(RedisServer.class)
@Programs.Needed({"promtool", "redis-server"})
class ScrapedMetricsTest {

    /** Named by Agroal, SmallRye Fault Tolerance, Micrometer, and postgres_exporter. */
    private static final Pattern NAMED_BY_OTHERS = Pattern.compile("(?:agroal|ft|http_server_connections)_\\w+"
            + "|process_cpu_time_ns_total|system_cpu_count|pg_(?:locks|stat_activity)_count");

    @Test
    void promtoolDoesNotComplainAboutNamesOfOurs() throws Exception {
        Scrape.await("redis_up", "1.0");
        Scrape.await("pg_up", "1.0");
        List<String> complaints = complaints(
                given().accept("text/plain; version=0.0.4").get("/q/metrics").asString());
        assertThat(complaints).anyMatch(complaint -> complaint.startsWith("agroal_"));
        assertThat(complaints)
                .filteredOn(complaint ->
                        !NAMED_BY_OTHERS.matcher(complaint.split(" ")[0]).matches())
                .isEmpty();
    }

    @Test
    void timesOfResponsesAreCountedByRouteInBuckets() {
        given().get("/projects/github.com/packit/ogr").then().statusCode(200);
        given().header("Authorization", "Bearer s3cret").body("").put("/metrics/job/packit-worker-0");

        Map<String, String> metrics = Scrape.all();

        assertThat(metrics.keySet().stream()
                        .filter(name -> name.startsWith("http_server_requests_seconds_bucket")
                                && name.contains("uri=\"/projects/{forge}/{path}\"")
                                && name.contains("status=\"200\""))
                        .map(name -> name.replaceAll(".*le=\"([^\"]*)\".*", "$1")))
                .containsExactlyInAnyOrder(
                        "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "5.0", "+Inf");
        Set<String> routes = metrics.keySet().stream()
                .filter(name -> name.startsWith("http_server_requests_seconds_count"))
                .map(name -> name.replaceAll(".*uri=\"([^\"]*)\".*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(routes).contains("/metrics/{labels}").noneMatch(route -> route.contains(":"));
    }

    private static List<String> complaints(String metrics) throws IOException, InterruptedException {
        Process promtool = new ProcessBuilder(Programs.path("promtool"), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        return PrintedLines.of(promtool, metrics);
    }
}
