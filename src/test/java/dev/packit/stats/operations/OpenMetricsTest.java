package dev.packit.stats.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Eventually;
import dev.packit.stats.Live;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Programs;
import dev.packit.stats.Scrape;
import dev.packit.stats.celery.RedisServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** OpenMetrics, as strictly as Prometheus' client for Python reads it. */
@QuarkusTest
@TestProfile(Live.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = Live.DATABASE))
@WithTestResource(RedisServer.class)
@Programs.Needed({"redis-server", "python:prometheus_client"})
class OpenMetricsTest {

    @Test
    void itHasTheSameSeriesAsTheTextFormat() {
        given().header("Authorization", "Bearer s3cret")
                .body("# HELP odd_total An \"odd\" one\n# TYPE odd_total counter\nodd_total{name=\"a,} b\"} 1\n")
                .put("/metrics/job/packit-worker-0")
                .then()
                .statusCode(202);

        // a sampler may add a series between the two
        Eventually.holds(() -> assertThat(parsed()).isEqualTo(names()));

        assertThat(names()).contains("odd_total");
    }

    private static Set<String> parsed() throws IOException, InterruptedException {
        Response answer = given().accept(
                        "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3")
                .get("/metrics");
        assertThat(answer.contentType()).isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(answer.headers().getValues("Vary")).containsExactly("Accept, Accept-Encoding");
        Process parser = new ProcessBuilder(
                        Programs.python("prometheus_client").orElseThrow(),
                        Path.of("src/test/resources/openmetrics.py").toString())
                .redirectErrorStream(true)
                .start();
        return new TreeSet<>(PrintedLines.of(parser, answer.asString()));
    }

    private static Set<String> names() {
        return Scrape.all().keySet().stream()
                .map(series -> series.replaceFirst("\\{.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
