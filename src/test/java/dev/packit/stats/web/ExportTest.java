package dev.packit.stats.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Pages;
import dev.packit.stats.Query;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole lists as CSV and JSON lines. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class ExportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Query DATA = new Query(PackitDatabase.NAME);

    @ParameterizedTest
    @CsvSource({
        "/jobs/copr, copr, select count(*) from copr_build_targets",
        "/jobs/srpm, srpm, select count(*) from srpm_builds",
        "/jobs/koji-tag-requests, koji-tag-requests, select count(*) from koji_tag_request_targets",
        "/jobs/koji, koji, select count(*) from koji_build_targets where scratch is not false",
        "/projects/github.com/packit/ogr/-/pull-requests, pull-requests, select count(*) from pull_requests where project_id = 1",
        "/projects/github.com/packit/ogr/-/branches, branches, select count(*) from git_branches where project_id = 1",
        "/projects/github.com/packit/ogr/-/releases, releases, select count(*) from project_releases where project_id = 1",
        "/projects/github.com/packit/ogr/-/issues, issues, select count(*) from project_issues where project_id = 1",
        "/projects, projects, 'select count(distinct (instance_url, namespace, repo_name)) from git_projects'"
    })
    void aListIsComplete(String path, String file, String count) {
        Response csv = given().get(path + "?limit=all&format=csv");
        Response lines = given().accept("application/x-ndjson").get(path + "?limit=all");

        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.contentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"%s.csv\"".formatted(file));
        assertThat(csv.header("Row-Limit")).isEqualTo("100000");
        assertThat(csv.asString().lines()).hasSize((int) DATA.number(count) + 1);
        assertThat(lines.contentType()).isEqualTo("application/x-ndjson;charset=UTF-8");
        assertThat(lines.asString().lines()).hasSize((int) DATA.number(count));
    }

    @Test
    void aRowHasWhatAnItemOfThePageHas() throws Exception {
        String item = JSON.readTree(given().get("/jobs/copr?limit=1&before=3014&format=json")
                        .asString())
                .get("items")
                .get(0)
                .toString();

        assertThat(given().get("/jobs/copr?limit=all&before=3014&format=jsonl")
                        .asString()
                        .lines()
                        .findFirst())
                .hasValue(item);
        assertThat(given().get("/jobs/copr?limit=1&before=3014&format=jsonl").asString())
                .isEqualTo(item + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull-requests", "branches", "releases", "issues", "packages"})
    void aSectionOfAProjectIsExportedLikeItsPage(String section) {
        String path = "/projects/github.com/packit/ogr/-/" + section;

        assertThat(lines(path + "?limit=all&format=jsonl"))
                .isNotEmpty()
                .isEqualTo(lines(path + "?limit=100&format=jsonl"));
        assertThat(lines(path + "?limit=all&format=csv")).isEqualTo(lines(path + "?limit=100&format=csv"));
        assertThat(Pages.page(path).select("footer a:contains(CSV)").attr("href"))
                .isEqualTo(path + "?format=csv&limit=all");
    }

    /** On a page, columns depend on what its rows have. */
    @Test
    void theColumnsDoNotDependOnTheRows() {
        List<String> few = lines("/jobs/copr?limit=all&format=csv&before=3003");
        List<String> page = lines("/jobs/copr?limit=1&format=csv&before=3014");

        assertThat(few.get(0).replace("\"", ""))
                .isEqualTo(
                        page.get(0)
                                .replace(
                                        "trigger_anitya_project",
                                        "trigger_anitya_project_id,trigger_anitya_project_name,trigger_anitya_project_package"));
        assertThat(lines("/jobs/copr?limit=all&format=csv&before=3014").get(1))
                .isEqualTo(page.get(1).replaceFirst("(,24,,,,,,)", "$1,,"));
    }

    @Test
    void runsAreExportedWithTheirFilter() {
        assertThat(lines("/pipeline?limit=all&format=jsonl&project=github.com/packit/twice"))
                .hasSize(2);
        assertThat(lines("/jobs/copr?limit=all&format=csv&project=github.com/packit/ogr&outcome=failed"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jobs/copr?limit=all",
                "/jobs/copr?limit=all&format=json",
                "/pipeline?limit=all&format=atom",
                "/jobs/copr?limit=ALL&format=csv",
                "/projects/github.com/packit/ogr/-/pull-requests/24?limit=all&format=csv"
            })
    void onlyATableIsComplete(String path) {
        assertThat(given().get(path).then().statusCode(400).extract().asString())
                .contains("limit");
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsSent() {
        given().get("/jobs/copr?limit=all&format=csv&project=github.com/no/such")
                .then()
                .statusCode(404);
        given().get("/jobs/copr?limit=all&format=csv&after=1").then().statusCode(400);
    }

    @Test
    void thePageLeadsThere() {
        assertThat(Pages.page("/jobs/copr?limit=5&outcome=failed&before=4000")
                        .select("footer a:contains(CSV)")
                        .attr("href"))
                .isEqualTo("/jobs/copr?outcome=failed&format=csv&limit=all");
    }

    private static List<String> lines(String path) {
        return given().get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }
}
