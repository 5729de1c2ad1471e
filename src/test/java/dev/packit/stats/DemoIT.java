package dev.packit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packit.stats.packit.JobKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Runs the packaged demo as described in the README. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {

    private static PackagedApplication application;

    @BeforeAll
    static void start() throws Exception {
        application = PackagedApplication.start(Path.of("target"), "demo", Map.of("PACKIT_DEMO", "true"))
                .awaitReadiness();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    @Order(1)
    void everyPageSaysThatItIsADemo() throws Exception {
        assertThat(Jsoup.parse(application.get("/")).select(".demo strong").text())
                .isEqualTo("Demo.");
    }

    @Test
    @Order(1)
    void everyKindOfJobHasSomethingToShow() throws Exception {
        for (JobKind kind : JobKind.values()) {
            List<String> outcomes = new ObjectMapper()
                    .readTree(application.get(kind.listPath() + "?format=json&limit=100"))
                    .get("items")
                    .findValuesAsText("outcome");
            assertThat(outcomes).as(kind.slug()).hasSizeGreaterThan(3);
        }
    }

    @Test
    @Order(2)
    void killingItLeavesNoServerBehind() throws Exception {
        List<ProcessHandle> children = application.descendants();
        assertThat(children).isNotEmpty();

        application.close();

        Eventually.holds(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
    }
}
