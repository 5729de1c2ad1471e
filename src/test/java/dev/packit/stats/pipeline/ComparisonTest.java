package dev.packit.stats.pipeline;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static dev.packit.stats.Pages.tree;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two runs compared, and which run a failed one is compared with. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = FailedRunTest.DATABASE),
            @ResourceArg(name = "changes", value = FailedRunTest.ROWS)
        })
@ExtendWith(Counted.class)
class ComparisonTest {

    @ParameterizedTest
    @ValueSource(strings = {"/pipeline/9203...9204", "/pipeline/9203...9205"})
    void anyRowsOfTheRunsFindThem(String path) {
        JsonPath comparison = json(path);

        assertThat(tree(path).fieldNames()).toIterable().containsExactly("a", "b", "rows", "forge_url");
        assertThat(comparison.getInt("a.id")).isEqualTo(9203);
        assertThat(comparison.getInt("b.id")).isEqualTo(9204);
        assertThat(comparison.getString("forge_url"))
                .isEqualTo("https://github.com/acme/widgets/compare/a100000000000000000000000000000000000001"
                        + "...a100000000000000000000000000000000000002");
        assertThat(tree(path).get("rows"))
                .extracting(ComparisonTest::inWords)
                .containsExactly(
                        "copr fedora-44-x86_64: success, failed, changed",
                        "copr fedora-42-x86_64: none, failed, changed",
                        "copr fedora-41-x86_64: none, failed, changed",
                        "copr fedora-40-x86_64: none, failed, changed",
                        "testing-farm fedora-44-x86_64 unit: success, error, changed",
                        "srpm: success, success",
                        "copr fedora-43-x86_64: success, success");
        assertThat(tree(path).at("/rows/0").fieldNames())
                .toIterable()
                .containsExactly("kind", "target", "identifier", "package", "a", "b", "changed");
    }

    @Test
    void thePageShowsWhatChangedFirst() {
        Document page = page("/pipeline/9203...9204");

        assertThat(page.title()).isEqualTo("Run 9204 compared with run 9203 · Packit");
        assertThat(page.select("p.sentence").text()).isEqualTo("5 of 7 jobs changed.");
        assertThat(page.select(".related div").eachText())
                .containsExactly(
                        "Run 9203 success acme/widgets #12 a100000 2 h ago",
                        "Run 9204 failed acme/widgets #12 a100000 1 h ago");
        assertThat(page.select("section h2").eachText()).containsExactly("Changed", "Unchanged");
        assertThat(page.select(".compared").first().select("tbody tr").eachText())
                .containsExactly(
                        "Copr fedora-44-x86_64 success failed 1 min → 30 s −30 s ▼ 5 min → 7 min 30 s +2 min 30 s ▲",
                        "Copr fedora-42-x86_64 not in this run failed – –",
                        "Copr fedora-41-x86_64 not in this run failed – –",
                        "Copr fedora-40-x86_64 not in this run failed – –",
                        "Testing Farm fedora-44-x86_64 unit success error – –");
        assertThat(page.select("p.actions a").eachAttr("href"))
                .containsExactly("https://github.com/acme/widgets/compare/a100000000000000000000000000000000000001"
                        + "...a100000000000000000000000000000000000002");
    }

    @Test
    void runsOfDifferentProjectsHaveNoCommonForge() {
        assertThat(json("/pipeline/9201...9207").getString("forge_url")).isNull();
        assertThat(page("/pipeline/9201...9207").select("p.actions")).isEmpty();
    }

    @Test
    void csvHasALineForEachRow() {
        String csv = given().get("/pipeline/9207...9208?format=csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();

        assertThat(csv).startsWith("kind,target,identifier,package,a_kind,a_id,a_status,a_outcome,");
        assertThat(csv.lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("copr,fedora-44-x86_64,,,copr,9211,success,success,")
                .endsWith(",true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    9203...9999           | 404 | There is no run with the id 9999.
                    9999...9203           | 404 | There is no run with the id 9999.
                    9203...9203           | 400 | Two runs can be compared, but 9203 and 9203 are the same run.
                    9204...9205           | 400 | Two runs can be compared, but 9204 and 9205 are the same run.
                    9203...9204?limit=2   | 400 | is not supported here; this page takes format, stale
                    """)
    void whatCannotBeComparedIsAnError(String runs, int status, String detail) {
        given().accept("application/json")
                .get("/pipeline/" + runs)
                .then()
                .statusCode(status)
                .body("detail", equalTo(detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9203...", "...9203", "9203..9204", "9203...x", "09203...9204", "9203...9204...9205"})
    void otherPathsAreNotFound(String runs) {
        given().get("/pipeline/" + runs).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        // of the same pull request or branch
        "9204, 9203",
        "9205, 9203",
        "9202, 9201",
        // of the same package
        "9212, 9210",
        // the twentieth before
        "9320, 9300",
        // of the default branch, although that of another pull request is newer
        "9206, 9201",
        // of another pull request, because nothing was pushed to a branch
        "9208, 9207"
    })
    void aFailedRunIsComparedWithTheLastGoodOne(long run, long good) {
        assertThat(page("/pipeline/" + run)
                        .select("a:contains(Compare with the last good run)")
                        .eachAttr("href"))
                .containsExactly("/pipeline/%d...%d".formatted(good, run == 9205 ? 9204 : run));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                // good
                9203,
                // its only target was never built before
                9209,
                // the good one is further away
                9321,
                // still running
                10
            })
    void otherRunsAreNot(int run) {
        assertThat(page("/pipeline/" + run).select("a:contains(Compare)")).isEmpty();
    }

    private static String inWords(JsonNode row) {
        String job = row.get("kind").asText()
                + (row.get("target").isNull() ? "" : " " + row.get("target").asText())
                + (row.get("identifier").isNull()
                        ? ""
                        : " " + row.get("identifier").asText());
        return "%s: %s, %s%s"
                .formatted(
                        job,
                        row.at("/a/outcome").asText("none"),
                        row.at("/b/outcome").asText("none"),
                        row.get("changed").asBoolean() ? ", changed" : "");
    }
}
