package dev.packit.stats.project;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The addresses that lead to the newest job of a kind in a project. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class LatestJobTest {

    @ParameterizedTest
    @CsvSource({
        "github.com/packit/ogr, copr, /jobs/copr/3015",
        "github.com/packit/ogr, copr?target=fedora-44-*, /jobs/copr/3013",
        "github.com/packit/ogr, copr?target=fedora-rawhide-x86_64, /jobs/copr/3014",
        "github.com/packit/ogr, copr?identifier=e2e, /jobs/copr/3013",
        "github.com/packit/ogr, copr?package=python-ogr&target=&identifier=e2e, /jobs/copr/3013",
        "github.com/packit/ogr, copr?branch=feature/x, /jobs/copr/3012",
        "github.com/packit/ogr, srpm?branch=feature/x, /jobs/srpm/1002",
        "github.com/packit/ogr, testing-farm, /jobs/testing-farm/5602",
        "github.com/packit/ogr, testing-farm?format=json, /jobs/testing-farm/5602?format=json",
        "github.com/packit/ogr, vm-image, /jobs/vm-image/9001",
        "src.fedoraproject.org/rpms/python-ogr, koji, /jobs/koji/5002",
        "src.fedoraproject.org/rpms/python-ogr, koji-downstream, /jobs/koji-downstream/5003",
        "src.fedoraproject.org/rpms/python-ogr, koji-tag-requests, /jobs/koji-tag-request/4601",
        // of the upstream project, or of none
        "src.fedoraproject.org/rpms/python-ogr, pull-from-upstream, /jobs/pull-from-upstream/6206",
        "src.fedoraproject.org/rpms/python-ogr, bodhi?branch=rawhide, /jobs/bodhi/7101",
        // of a project with two rows
        "github.com/packit/twice, copr, /jobs/copr/3006",
        "gitlab.com/redhat/centos-stream/rpms/glibc, srpm, /jobs/srpm/1003",
        "pagure.io/pagure-app, copr, /jobs/copr/3004",
    })
    void leadsToTheNewestJob(String project, String asked, String job) {
        latest(project, asked).then().statusCode(302).header("Location", equalTo(job));
    }

    @Test
    void isNotCachedWithoutAsking() {
        latest("github.com/packit/ogr", "copr").then().header("Cache-Control", equalTo("no-cache"));
    }

    @Test
    void whatIsNotFoundHasAWayOn() {
        Response missing = latest("github.com/packit/ogr", "copr?target=epel-7-*&branch=feature/x");

        Document page = Jsoup.parse(missing.asString());
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(page.select("main .sentence").text())
                .isEqualTo(
                        "Packit has recorded no Copr builds in github.com/packit/ogr of branch feature/x for epel-7-*.");
        assertThat(page.select("main a[href='/jobs/copr?project=github.com/packit/ogr']")
                        .text())
                .isEqualTo("all Copr builds of packit/ogr");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "github.com/packit/ogr | copr-builds | 404 | There is no kind of job “copr-builds”.",
                "src.fedoraproject.org/rpms/python-ogr | pull-from-upstream?package=other | 404 | Packit has recorded no releases pulled from upstream in src.fedoraproject.org/rpms/python-ogr of package other.",
                "github.com/packit/ogr | copr?branch=main | 404 | Packit has recorded no Copr builds in github.com/packit/ogr of branch main.",
                "github.com/packit/none | copr | 404 | Packit has no project “github.com/packit/none”.",
                "github.com/packit/ogr | copr?pr=24 | 400 | is not supported here; this page takes branch, format, identifier, package, stale, target",
                "github.com/packit/ogr | srpm?target=x | 400 | is not recorded for SRPM builds: these jobs have no target",
                "github.com/packit/ogr | copr?branch=a&branch=b | 400 | must be given only once",
            })
    void whatCannotBeAnsweredSaysWhy(String project, String asked, int status, String detail) {
        latest(project, asked + (asked.contains("?") ? "&" : "?") + "format=json")
                .then()
                .statusCode(status)
                .body("detail", equalTo(detail));
    }

    @ParameterizedTest
    @CsvSource({"json, 302", "html, 302", "zz, 400", "csv, 400"})
    void leadsOnlyToFormatsThatJobsHave(String format, int status) {
        assertThat(latest("github.com/packit/ogr", "copr?format=" + format).statusCode())
                .isEqualTo(status);
    }

    private static Response latest(String project, String asked) {
        return given().redirects().follow(false).get("/projects/%s/-/latest/%s".formatted(project, asked));
    }
}
