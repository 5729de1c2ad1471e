package dev.packit.stats.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats other than pages and JSON, and caching of responses. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class FormatsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jobs/copr",
                "/jobs/koji-tag-requests",
                "/pipeline",
                "/projects",
                "/projects/github.com/packit/ogr/-/pull-requests",
                "/projects/github.com/packit/ogr/-/pull-requests/24",
                "/projects/github.com/packit/ogr/-/statistics",
                "/statistics?period=year",
                "/usage?period=year"
            })
    void whatIsATableIsCsv(String path) {
        String csv = given().accept("text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();

        assertThat(csv.lines().count()).as(path).isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jobs/copr?branch=nope",
                "/pipeline?branch=nope",
                "/projects?q=nope",
                "/board",
                "/statistics?branch=nope&by=target",
                "/projects/github.com/packit/ogr/-/branches?before=0"
            })
    void aTableWithoutRowsHasItsColumns(String path) {
        String empty = csv(path);
        String filled = csv(path.replaceFirst("\\?.*", path.contains("by=") ? "?by=target" : "")
                + (path.equals("/board") ? "?project=github.com/packit/ogr" : ""));

        assertThat(empty.lines().count()).isEqualTo(1);
        List<String> columns = List.of(empty.strip().split(","));
        // an object that is null in all rows is one column
        assertThat(List.of(filled.lines().findFirst().orElseThrow().split(",")))
                .allMatch(name -> columns.stream().anyMatch(column -> (column + "_").startsWith(name + "_")));
    }

    private static String csv(String path) {
        return given().accept("text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replace("\"", "");
    }

    @Test
    void aRowOfCsvHasWhatAnItemOfJsonHas() {
        String csv = given().get("/jobs/copr?limit=1&before=3014&format=csv").asString();

        assertThat(csv.lines().findFirst().orElseThrow())
                .isEqualTo(
                        "kind,id,status,outcome,target,identifier,package,packages,project_forge,project_namespace,project_repo,project_url,"
                                + "trigger_type,trigger_pr,trigger_branch,trigger_release,trigger_issue,trigger_version,trigger_versions,trigger_anitya_project,trigger_tag,trigger_commit,trigger_url,"
                                + "submitted,started,finished,queue_seconds,run_seconds,pipeline,url,external_url");
        assertThat(csv.lines().skip(1).findFirst().orElseThrow()).startsWith("copr,3013,");
    }

    @Test
    void aTextThatIsAFormulaIsNoneInASpreadsheet() {
        String csv = given().get("/projects/github.com/packit/ogr/-/branches?format=csv")
                .asString();

        assertThat(csv.lines().skip(1)).noneMatch(line -> line.matches("(^|.*,\"?)[=+@-].*"));
    }

    @ParameterizedTest
    @CsvSource({
        "/jobs/copr/3013, csv",
        "/jobs/copr, svg",
        "/statistics, xml",
        "/statistics/trend.svg, json",
        "/projects/github.com/packit/ogr/-/history.svg, csv",
        "/usage/jobs.svg, png"
    })
    void aFormatThatAPageDoesNotHaveIsAnError(String path, String format) {
        assertThat(given().accept("application/json")
                        .get(path + "?format=" + format)
                        .then()
                        .statusCode(400)
                        .extract()
                        .jsonPath()
                        .getString("parameter"))
                .isEqualTo("format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/statistics?from=2026-01-01&to=2026-06-01",
                "/jobs/copr/3013",
                "/usage?from=2026-01-01&to=2026-06-01"
            })
    void whatHasNotChangedIsNotSentAgain(String path) {
        for (String accept : new String[] {"text/html", "application/json"}) {
            Response first = given().accept(accept).get(path);
            String tag = first.header("ETag");

            Response second =
                    given().accept(accept).header("If-None-Match", tag).get(path);

            assertThat(first.statusCode()).as(path).isEqualTo(200);
            assertThat(second.statusCode()).as(path + " " + accept).isEqualTo(304);
            assertThat(second.header("ETag")).isEqualTo(tag);
            assertThat(second.asString()).isEmpty();
            String strong = tag.substring(2);
            assertThat(given().accept(accept)
                            .header("If-None-Match", "\"x\", " + strong)
                            .get(path)
                            .statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    void figuresMayBeShownWhileNewerOnesAreFetched() {
        assertThat(given().get("/statistics?period=week").header("Cache-Control"))
                .isEqualTo("max-age=10, stale-while-revalidate=15");
        assertThat(given().get("/jobs/copr").header("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"throughput", "rates", "run-times", "run-distribution", "queue-distribution"})
    void aChartStandsAlone(String name) {
        Response picture = given().get("/statistics/%s.svg?period=year&project=github.com/packit/ogr".formatted(name));

        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.contentType()).isEqualTo("image/svg+xml;charset=UTF-8");
        var svg = Jsoup.parse(picture.asString(), Parser.xmlParser()).selectFirst("svg");
        assertThat(svg.attr("xmlns")).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(svg.select("style").html()).contains("prefers-color-scheme");
        assertThat(svg.select("text")).isNotEmpty();
    }

    @Test
    void aChartThatThereIsNotIsNotFound() {
        given().get("/statistics/nope.svg").then().statusCode(404);
        given().get("/statistics/rates.svg?period=never").then().statusCode(400);
    }
}
