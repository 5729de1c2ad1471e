package dev.packit.stats.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With the database of an older Packit, which lacks tables, columns and grants. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {@ResourceArg(name = "database", value = "packit_older"), @ResourceArg(name = "changes", value = """
                            drop table scans, anitya_multiple_versions, koji_build_tags;
                            alter table koji_build_targets drop column nvr, drop column scratch;
                            alter table pipelines drop column package_name;
                            revoke select (identifier) on copr_build_targets from packit_stats;
                            revoke select (data) on bodhi_update_targets from packit_stats;
                            revoke select (data) on koji_build_targets from packit_stats;
                            revoke select (data) on tft_test_run_targets from packit_stats;
                            update koji_build_targets set data = '{"error": "hidden"}';
                            update tft_test_run_targets set data = '{"fedora_ci_test": "hidden"}';
                            """)
        })
@ExtendWith(Counted.class)
class OlderPackitTest {

    @Test
    void readinessSaysWhatIsMissingAndTheRestWorks() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body(
                        "checks.find { it.name == \"Packit's schema\" }.data.missing",
                        equalTo(String.join(
                                ", ",
                                "anitya_multiple_versions",
                                "bodhi_update_targets.data",
                                "copr_build_targets.identifier",
                                "koji_build_tags",
                                "koji_build_targets.data",
                                "koji_build_targets.scratch",
                                "koji_build_targets.nvr",
                                "pipelines.package_name",
                                "scans",
                                "tft_test_run_targets.data")));
    }

    @Test
    void aKindWithoutItsTableIsOff() {
        given().get("/jobs/openscanhub?format=json")
                .then()
                .statusCode(404)
                .body("detail", equalTo("This version of Packit does not record OpenScanHub scans."));
        assertThat(Jsoup.parse(given().get("/").asString()).select("nav a[href=/jobs/openscanhub]"))
                .isEmpty();
        given().get("/jobs?format=json").then().statusCode(200);
    }

    @Test
    void aMissingColumnIsUnknown() {
        given().get("/jobs/koji/5003?format=json")
                .then()
                .statusCode(200)
                .body("kind", equalTo("koji"))
                .body("nvr", nullValue())
                .body("error", nullValue())
                .body("status", equalTo("success"))
                .body("project.repo", equalTo("python-ogr"));
        given().get("/jobs/bodhi/7101?format=json").then().statusCode(200).body("error", nullValue());
        given().get("/jobs/testing-farm/5602?format=json")
                .then()
                .statusCode(200)
                .body("identifier", nullValue());
        given().get("/jobs/testing-farm/5601?format=json").then().body("identifier", equalTo("e2e"));
        given().get("/jobs/copr/3013?format=json")
                .then()
                .statusCode(200)
                .body("package", nullValue())
                .body("identifier", nullValue())
                .body("scan", nullValue())
                .body("pipeline", equalTo(10));
    }

    @Test
    void listsAndFiltersStillWork() {
        given().get("/jobs/koji?format=json&limit=100").then().body("items.id", hasItem(5003));
        given().get("/jobs/copr?project=packit/twice&format=json").then().body("items.size()", equalTo(2));
        given().get("/jobs/copr?package=twice&format=json").then().body("items.size()", equalTo(0));
        given().get("/jobs/propose-downstream/6104?format=json").then().body("trigger.version", nullValue());
    }
}
