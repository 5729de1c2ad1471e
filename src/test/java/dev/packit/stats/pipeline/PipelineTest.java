package dev.packit.stats.pipeline;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Pages;
import dev.packit.stats.Query;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a run. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class PipelineTest {

    private static final Query SQL = new Query(PackitDatabase.NAME);

    @Inject
    Pipelines pipelines;

    @Inject
    PipelineIndex index;

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 12})
    void anyRowOfARunFindsAllItsJobsInTheOrderOfTheFlow(int id) {
        JsonPath run = json("/pipeline/" + id);

        assertThat(run.getMap("").keySet())
                .isEqualTo(Set.of(
                        "id",
                        "submitted",
                        "outcome",
                        "project",
                        "trigger",
                        "package",
                        "packages",
                        "jobs",
                        "expected",
                        "critical_path",
                        "last_good_run",
                        "comparison_url"));
        assertThat(run.getInt("id")).isEqualTo(10);
        assertThat(run.getString("submitted")).isEqualTo("2026-06-15T10:00:00Z");
        assertThat(run.getString("package")).isEqualTo("python-ogr");
        assertThat(run.getInt("trigger.pr")).isEqualTo(24);
        assertThat(run.getString("project.repo")).isEqualTo("ogr");
        assertThat(run.getList("jobs.id"))
                .isEqualTo(List.of(1001, 3014, 3015, 3013, 9001, 5601, 5602, 8001, 8601, 8603));
        assertThat(run.getList("jobs.pipeline", Integer.class)).allMatch(pipeline -> pipeline == 10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    13 | 1002 3012 3011
                    15 | 1004 3010
                    16 | 3009
                    18 | 3007
                    23 | 5002
                    24 | 5003
                    25 | 4601
                    26 | 6101 6102
                    28 | 6104
                    29 | 7101
                    30 |
                    """)
    void everyKindOfRunHasItsJobs(int id, String jobs) {
        assertThat(json("/pipeline/" + id).getList("jobs.id", String.class))
                .isEqualTo(jobs == null ? List.of() : List.of(jobs.split(" ")));
        assertThat(page("/pipeline/" + id).select("a.job")).hasSize(jobs == null ? 0 : jobs.split(" ").length);
    }

    @Test
    void thePageShowsTheFlowOnOneTimeAxis() {
        Document page = page("/pipeline/11");

        assertThat(page.title()).isEqualTo("ogr #24 · Run 10 is running · Packit");
        assertThat(page.select("h1.running").text()).isEqualTo("ogr #24 · Run 10 is running");
        assertThat(page.select("p.sentence").text())
                .isEqualTo(
                        "2 of 10 failed: Copr fedora-rawhide-x86_64, Testing Farm fedora-44-x86_64; 1 running, 7 success, "
                                + "for package python-ogr, running for 2 h so far, submitted 2 h ago.");
        assertThat(page.select("ol.flow li").eachText()).containsExactly("Source package", "Builds", "Tests and scans");
        assertThat(page.select("section h2").eachText()).containsExactly("Source package", "Builds", "Tests and scans");
        assertThat(page.select("details.folded summary").eachText()).containsExactly("2 succeeded", "4 succeeded");
        // two hours from 10:00:00 to now: the SRPM waited 15 s and ran 2 min
        assertThat(page.select("table.run").first().select("rect").outerHtml()).isEqualTo("""
                        <rect class="queue" x="0.0" y="4" width="4.0" height="4" />
                        <rect class="success" x="2.1" y="1" width="16.7" height="10" />""");
    }

    @Test
    void aRunThatIsNotThereIsNotFound() {
        given().get("/pipeline/999").then().statusCode(404);
        given().get("/pipeline/x").then().statusCode(404);
    }

    /** Deleted rows stay in memory for some minutes. */
    @Test
    void aRunThatWasDeletedIsLeftOutOfWhatIsKnown() {
        SQL.run("""
                insert into pipelines (id, datetime, package_name, project_event_id)
                select 99, datetime, package_name, project_event_id from pipelines where id = 10""");
        index.refresh();
        SQL.run("delete from pipelines where id = 99");

        assertThat(index.known().ofPackage("python-ogr")).contains(99);
        assertThat(pipelines.latest(List.of(99, 10))).containsOnlyKeys(10);
        assertThat(pipelines.load(List.of(99))).isEmpty();
        List.of(
                        "/projects?q=ogr",
                        "/projects/github.com/packit/ogr",
                        "/projects/github.com/packit/ogr/-/pull-requests",
                        "/projects/github.com/packit/ogr/-/pull-requests/24",
                        "/projects/github.com/packit/ogr/-/packages/python-ogr",
                        "/pipeline?package=python-ogr",
                        "/jobs/testing-farm/5602",
                        "/")
                .forEach(Pages::page);
        index.forget();
    }

    @Test
    void everyJobLeadsToItsRun() {
        assertThat(page("/jobs/testing-farm/5602")
                        .select(".facts a[href=/pipeline/10]")
                        .text())
                .isEqualTo("Run 10");
    }
}
