package dev.packit.stats.project;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statistics of a project's sections are the same as those with the corresponding filter. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class SectionStatisticsTest {

    private static final String OGR = "/projects/github.com/packit/ogr";

    @ParameterizedTest
    @CsvSource({
        "pull-requests/24, pr=24",
        "branches/feature/x, branch=feature/x",
        "releases/v1.0, release=v1.0",
        "packages/python-ogr, package=python-ogr",
        "commits/c0ffee0000000000000000000000000000000001, commit=c0ffee0000000000000000000000000000000001"
    })
    void theyAreThoseOfTheFilter(String section, String filter) {
        JsonPath own = json(OGR + "/-/" + section + "/-/statistics");
        JsonPath filtered = json("/statistics?project=github.com/packit/ogr&" + filter);

        assertThat(own.getList("kinds")).isEqualTo(filtered.getList("kinds"));
        assertThat(own.getList("series")).isEqualTo(filtered.getList("series"));
        assertThat(own.getMap("$")).containsKeys("from", "to", "previous", "targets");
    }

    @Test
    void thePageLeadsBackAndStaysBelowTheItem() {
        Document page = page(OGR + "/-/pull-requests/24/-/statistics?period=week");

        assertThat(page.title()).isEqualTo("packit/ogr · Pull request #24 · Statistics · Packit");
        assertThat(page.select(".crumbs a").last().attr("href")).isEqualTo(OGR + "/-/pull-requests/24");
        assertThat(page.select("nav[aria-label=Period] a").eachAttr("href"))
                .startsWith(
                        OGR + "/-/pull-requests/24/-/statistics?period=day",
                        OGR + "/-/pull-requests/24/-/statistics?period=week");
        assertThat(page(OGR + "/-/pull-requests/24")
                        .select("section:has(h2:contains(Statistics)) a[href$=/-/statistics]"))
                .isNotEmpty();
        assertThat(page(OGR + "/-/pull-requests/24").select(".stats th:contains(p90)"))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "pull-requests/999999/-/statistics, 404",
        "pull-requests/x/-/statistics, 404",
        "nonsense/24/-/statistics, 404",
        "pull-requests/24/-/statistics?pr=5, 400",
        "pull-requests/24/-/statistics?project=packit/ogr, 400"
    })
    void whatIsNotThereOrAskedTwiceIsAnError(String path, int status) {
        assertThat(get(OGR + "/-/" + path).statusCode()).isEqualTo(status);
    }

    @Test
    void theStretchBeforeIsToldInData() {
        JsonPath month = json("/statistics?from=2026-06-01&to=2026-06-16");
        assertThat(month.getString("previous.from")).isEqualTo("2026-05-17T00:00:00Z");
        assertThat(month.getString("previous.to")).isEqualTo("2026-06-01T00:00:00Z");
        assertThat(month.<List<Map<String, Object>>>get("previous.kinds"))
                .isEqualTo(json("/statistics?from=2026-05-17&to=2026-06-01").get("kinds"));
        assertThat(json("/statistics").<Object>get("previous")).isNull();

        List<String> csv = get("/statistics?from=2026-06-01&to=2026-06-16&format=csv")
                .asString()
                .lines()
                .toList();
        assertThat(csv.get(0)).startsWith("part,kind,from,to,total");
        assertThat(csv.stream().filter(line -> line.startsWith("previous,copr,")))
                .singleElement()
                .asString()
                .startsWith("previous,copr,2026-05-17T00:00:00Z,2026-06-01T00:00:00Z,");
    }

    private static Response get(String path) {
        return given().urlEncodingEnabled(false).get(path);
    }
}
