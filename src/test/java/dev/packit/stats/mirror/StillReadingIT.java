package dev.packit.stats.mirror;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Eventually;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Right after a start, runs are still being read, which can take minutes. Nobody waits for that. */
@QuarkusTest
@TestProfile(StillReadingIT.Slow.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = "packit_slow"))
class StillReadingIT {

    private static final CountDownLatch READ = new CountDownLatch(1);

    /** Does not return what it has read for as long as the test wants. */
    @Alternative
    @ApplicationScoped
    static class SlowLoader extends PipelineLoader {

        @Override
        PipelineSnapshot read(PipelineSnapshot before, IntConsumer reached) {
            PipelineSnapshot read = super.read(before, reached);
            try {
                READ.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            return read;
        }
    }

    public static class Slow implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("packit.known.patience", "100ms");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(SlowLoader.class);
        }
    }

    @AfterEach
    void letItEnd() {
        READ.countDown();
    }

    @Test
    void pagesSayWhatIsMissing() {
        Eventually.holds(() -> assertThat(page("/jobs").asString())
                .contains(
                        "still reading all runs (99% so far). Until then, pages lack whatever depends on other runs."));

        for (String page : List.of(
                "/",
                "/jobs/copr",
                "/jobs/copr/3001",
                "/jobs/copr/3001?format=json",
                "/jobs/testing-farm",
                "/pipeline",
                "/pipeline/10",
                "/pipeline/10?format=json",
                "/status",
                "/api")) {
            assertThat(page(page).statusCode()).as(page).isEqualTo(200);
        }
        for (String page : List.of(
                "/projects",
                "/projects/github.com/packit/ogr",
                "/projects/github.com/packit/ogr/-/pull-requests/24",
                "/jobs/copr?project=github.com/packit/ogr",
                "/statistics?format=json",
                "/usage")) {
            Response answer = page(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(503);
            assertThat(answer.header("Retry-After")).as(page).isEqualTo("10");
            assertThat(answer.asString())
                    .contains("The data for this request is still loading (99% so far). Try again in a few seconds.");
        }
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(given().get("/jobs/copr/3001?format=json").jsonPath().getString("previous_job"))
                .isNull();

        READ.countDown();
        new Counted().beforeEach(null);
        for (String page : List.of("/", "/projects", "/jobs/copr?project=github.com/packit/ogr", "/usage")) {
            Response answer = page(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(answer.asString()).doesNotContain("still reading");
        }
    }

    private static Response page(String page) {
        return given().accept("text/html, */*;q=0.1").get(page);
    }
}
