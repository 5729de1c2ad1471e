package dev.packit.stats.web.api;

import static dev.packit.stats.Pages.page;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The description of the JSON for people. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class ApiPageTest {

    @Inject
    OpenApi api;

    @Test
    void everyOperationIsThereWithAnExampleThatCanBeOpened() {
        Document page = page("/api");

        api.features().stream()
                .flatMap(feature -> feature.operations().stream())
                .forEach(operation -> {
                    var details = page.getElementById(operation.id());
                    assertThat(details.selectFirst("summary code").text()).isEqualTo(operation.path());
                    String example =
                            details.selectFirst("a:has(code):not([href^=#])").attr("href");
                    given().urlEncodingEnabled(false).get(example).then().statusCode(200);
                    assertThat(details.select("pre").isEmpty())
                            .as(operation.id())
                            .isEqualTo(operation.answers().isEmpty());
                });
    }

    @Test
    void everyParameterLeadsToItsExplanation() {
        Document page = page("/api");

        assertThat(page.select("a[href^=#]:not(.skip)").eachAttr("href"))
                .hasSizeGreaterThan(100)
                .allMatch(link -> page.getElementById(link.substring(1)) != null);
        assertThat(page.getElementById("pr").text())
                .isEqualTo("pr For this pull request; needs project. a whole number from 1 to 2147483647");
    }

    @Test
    void everyPageLeadsThere() {
        assertThat(page("/jobs/copr").select("footer a").eachAttr("href")).contains("/api");
    }
}
