package dev.packit.stats.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that people paste finds its page. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class SearchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // projects
                "forger | /projects/codeberg.org/tools/forger",
                "FORGE | /projects/codeberg.org/tools/forger",
                "packit/twice | /projects/github.com/packit/twice",
                "github.com/packit/ogr | /projects/github.com/packit/ogr",
                "https://gitlab.com/redhat/centos-stream/rpms/glibc.git | /projects/gitlab.com/redhat/centos-stream/rpms/glibc",
                "gitlab.com/redhat/centos-stream | /projects/gitlab.com/redhat/centos-stream",
                "https://pagure.io/pagure-app | /projects/pagure.io/pagure-app",
                "https://src.fedoraproject.org/rpms/python-ogr | /projects/src.fedoraproject.org/rpms/python-ogr",
                // pull requests and issues
                "github.com/packit/ogr#24 | /projects/github.com/packit/ogr/-/pull-requests/24",
                "packit/twice!8 | /projects/github.com/packit/twice/-/pull-requests/8",
                "twice#8 | /projects/github.com/packit/twice/-/pull-requests/8",
                "pagure-app#3 | /projects/pagure.io/pagure-app/-/pull-requests/3",
                "packit/ogr#7 | /projects/github.com/packit/ogr/-/issues/7",
                "#31 | /projects/src.fedoraproject.org/rpms/python-ogr/-/pull-requests/31",
                "!11 | /projects/codeberg.org/tools/forger/-/pull-requests/11",
                "https://github.com/packit/ogr/pull/24/files | /projects/github.com/packit/ogr/-/pull-requests/24",
                "https://gitlab.com/redhat/centos-stream/rpms/glibc/-/merge_requests/5 | /projects/gitlab.com/redhat/centos-stream/rpms/glibc/-/pull-requests/5",
                "https://github.com/packit/ogr/issues/7 | /projects/github.com/packit/ogr/-/issues/7",
                "https://src.fedoraproject.org/rpms/python-ogr/pull-request/31 | /projects/src.fedoraproject.org/rpms/python-ogr/-/pull-requests/31",
                "https://codeberg.org/tools/forger/pulls/11 | /projects/codeberg.org/tools/forger/-/pull-requests/11",
                // branches, releases and commits
                "https://github.com/packit/ogr/tree/feature/x | /projects/github.com/packit/ogr/-/branches/feature/x",
                "https://src.fedoraproject.org/rpms/python-ogr/tree/rawhide | /projects/src.fedoraproject.org/rpms/python-ogr/-/branches/rawhide",
                "https://github.com/packit/ogr/releases/tag/v1.0 | /projects/github.com/packit/ogr/-/releases/v1.0",
                "https://codeberg.org/tools/forger/src/tag/v2.0 | /projects/codeberg.org/tools/forger/-/releases/v2.0",
                "v2.0 | /projects/codeberg.org/tools/forger/-/releases/v2.0",
                "c0ffee0000000000000000000000000000000001 | /projects/github.com/packit/ogr/-/commits/c0ffee0000000000000000000000000000000001",
                "C0FFEE0000000000000000000000000000000001 | /projects/github.com/packit/ogr/-/commits/c0ffee0000000000000000000000000000000001",
                "bbbb000 | /projects/codeberg.org/tools/forger/-/commits/bbbb000",
                // its event refers to a pull request that does not exist
                "c0ffee0000000000000000000000000000000008 | /pipeline?commit=c0ffee0000000000000000000000000000000008",
                "https://github.com/packit/ogr/commit/c0ffee0 | /projects/github.com/packit/ogr/-/commits/c0ffee0",
                "https://github.com/packit/ogr/tree/c0ffee0000000000000000000000000000000001 | /projects/github.com/packit/ogr/-/commits/c0ffee0000000000000000000000000000000001",
                "https://codeberg.org/tools/forger/commits/tag/v2.0 | /projects/codeberg.org/tools/forger/-/releases/v2.0",
                "https://github.com/packit/ogr/archive/refs/tags/v1.0.tar.gz | /projects/github.com/packit/ogr/-/releases/v1.0",
                // a folder of a branch, known or not
                "https://github.com/packit/ogr/tree/feature/x/docs/a | /projects/github.com/packit/ogr/-/branches/feature/x",
                "https://github.com/packit/ogr/tree/none/docs | /projects/github.com/packit/ogr",
                // numbers that forges redirect
                "https://github.com/packit/ogr/issues/24 | /projects/github.com/packit/ogr/-/pull-requests/24",
                "https://github.com/packit/ogr/pull/7 | /projects/github.com/packit/ogr/-/issues/7",
                // forks and clones
                "https://src.fedoraproject.org/fork/me/rpms/python-ogr | /projects/src.fedoraproject.org/rpms/python-ogr",
                "ssh://me@pkgs.fedoraproject.org/rpms/python-ogr | /projects/src.fedoraproject.org/rpms/python-ogr",
                // jobs, by what other systems call them; several of one run are the run
                "6009 | /jobs/copr/3009",
                "https://copr.fedorainfracloud.org/coprs/build/6009/ | /jobs/copr/3009",
                "https://copr.fedorainfracloud.org/coprs/packit/packit-ogr-24/build/7001/ | /pipeline/10",
                "7004 | /jobs/srpm/1004",
                "55005002 | /jobs/koji/5002",
                "https://koji.fedoraproject.org/koji/taskinfo?taskID=55005003 | /jobs/koji-downstream/5003",
                "55004601 | /jobs/koji-tag-request/4601",
                "300001 | /jobs/openscanhub/8001",
                "https://openscanhub.example.org/task/300001/ | /jobs/openscanhub/8001",
                "11111111-2222-4333-A444-555555555555 | /jobs/testing-farm/5601",
                "https://artifacts.dev.testing-farm.io/11111111-2222-4333-a444-666666666666 | /jobs/testing-farm/5602",
                "fedora-2026-0123456789 | /jobs/bodhi/7101",
                "https://bodhi.fedoraproject.org/updates/FEDORA-2026-0123456789 | /jobs/bodhi/7101",
                "ogr-tools-1.0-1.fc45 | /jobs/bodhi/7101",
                "ogr-docs-1.0 | /jobs/bodhi/7101",
                "https://koji.fedoraproject.org/koji/buildinfo?nvr=ogr-tools-1.0-1.fc45 | /jobs/bodhi/7101",
                // pages of this site
                "https://dashboard.packit.dev/results/copr-builds/3013 | /results/copr-builds/3013",
                "https://prod.packit.dev/srpm-build/1001/logs | /jobs/srpm-builds/1001",
                "http://localhost:9999/jobs/copr?target=x | /jobs/copr",
                "/pipeline/10 | /pipeline/10",
            })
    void theOnlyHitIsGoneTo(String query, String path) {
        search(query).then().statusCode(302).header("Location", equalTo(path)).header("Cache-Control", "no-cache");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "packit | project github.com/packit/ogr, project github.com/packit/twice, project gitlab.com/packit/ogr",
                "ogr | project github.com/packit/ogr, project src.fedoraproject.org/rpms/python-ogr, project gitlab.com/packit/ogr, package python-ogr in src.fedoraproject.org/rpms/python-ogr, package python-ogr in github.com/packit/ogr",
                "packit/ogr | project github.com/packit/ogr, project gitlab.com/packit/ogr",
                "python-ogr-1.0-1.fc45 | job python-ogr rawhide · Koji rawhide succeeded, job python-ogr f45-build-side-90000 · Koji tag rawhide was submitted, job python-ogr rawhide · Bodhi f45 succeeded",
                "PYTHON-OGR-1.0 | job python-ogr rawhide · Koji rawhide succeeded, job python-ogr f45-build-side-90000 · Koji tag rawhide was submitted, job python-ogr rawhide · Bodhi f45 succeeded",
                "f45-build-side-90000 | job python-ogr rawhide · Koji rawhide succeeded, job python-ogr f45-build-side-90000 · Koji tag rawhide was submitted, job python-ogr rawhide · Bodhi f45 succeeded",
                "e2e | identifier 1 Copr build with identifier e2e, identifier 1 test run with identifier e2e, identifier 1 Log Detective run with identifier e2e",
                "#8 | pull_request Pull request #8 of github.com/packit/twice",
                "nothing-like-this | ''",
                "https://github.com/packit/ogr/pull/9999999999 | ''",
                "github.com/packit/none/pull/24 | ''",
                "99999999999 | ''",
            })
    void programsGetAllHits(String query, String hits) {
        JsonPath found = found(query);

        assertThat(found.getMap("").keySet()).isEqualTo(Set.of("query", "hits", "tried"));
        assertThat(found.getString("query")).isEqualTo(query);
        assertThat(found.<Map<String, String>>getList("hits").stream()
                        .map(hit -> hit.get("type") + " " + hit.get("title"))
                        .toList())
                .isEqualTo(hits.isEmpty() ? List.of() : List.of(hits.split(", ")));
    }

    @Test
    void aHitHasAUrl() {
        assertThat(found("forger").getMap("hits[0]"))
                .isEqualTo(Map.of(
                        "type",
                        "project",
                        "title",
                        "codeberg.org/tools/forger",
                        "url",
                        RestAssured.baseURI + ":" + RestAssured.port + "/projects/codeberg.org/tools/forger"));
    }

    @Test
    void severalHitsAreGroupedWithCountsAndLeadToLists() {
        Document page = page("ogr");

        assertThat(page.select("main h2").eachText()).isEqualTo(List.of("Projects 3", "Packages 2"));
        assertThat(page.select("main section > p a").eachAttr("href"))
                .isEqualTo(List.of("/projects?q=ogr", "/pipeline?package=python-ogr"));
        assertThat(page.select("main .hits a").eachAttr("href"))
                .isEqualTo(List.of(
                        "/projects/github.com/packit/ogr",
                        "/projects/src.fedoraproject.org/rpms/python-ogr",
                        "/projects/gitlab.com/packit/ogr",
                        "/projects/src.fedoraproject.org/rpms/python-ogr/-/packages/python-ogr",
                        "/projects/github.com/packit/ogr/-/packages/python-ogr"));
    }

    @Test
    void whatWasTriedIsSaidIfNothingIsFound() {
        List<String> tried = List.of(
                "NVR nope-1.0",
                "project with a name like nope-1.0",
                "package with a name like nope-1.0",
                "release nope-1.0",
                "identifier nope-1.0");

        assertThat(page("nope-1.0").select("main .tried li").eachText()).isEqualTo(tried);
        assertThat(found("nope-1.0").getList("tried")).isEqualTo(tried);
    }

    @Test
    void whatIsNotFoundInAProjectLeadsToIt() {
        Document page = page("https://github.com/packit/ogr/pull/999");

        assertThat(page.select("main .empty").text()).startsWith("Nothing found");
        assertThat(page.select("main p:contains(has no data about it in) a").eachAttr("href"))
                .containsExactly("/projects/github.com/packit/ogr");
    }

    @Test
    void withoutAQueryThereIsAForm() {
        assertThat(page("").select("main form[action=/search] input[name=q]")).hasSize(1);
        assertThat(page(" ").select("main .empty")).isEmpty();
        assertThat(found("").getMap("")).isEqualTo(Map.of("query", "", "hits", List.of(), "tried", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "/, ''",
        "/jobs/copr/3013, ''",
        "/search?q=ogr, ogr",
        "/jobs/copr?limit=0, ''",
        "/jobs/copr/9999999, 9999999",
        "/projects/github.com/packit/none, none",
        "/projects/github.com/packit/ogr/-/pull-requests/99, packit/ogr#99",
    })
    void everyPageHasABoxWithWhatIsWanted(String path, String wanted) {
        Document page = Jsoup.parse(given().accept("text/html").get(path).asString());

        assertThat(page.select("header form[role=search][action=/search] input[name=q][aria-label]")
                        .eachAttr("value"))
                .containsExactly(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(2)</script>",
                "\"><img src=x onerror=alert(1)>",
                "{site.url}",
                "' or 1=1--",
                "%",
                "_",
                "%zz",
                "a\r\nLocation: x",
                "\u202e\ud83d\udca3"
            })
    void whateverIsTypedIsOnlyText(String query) {
        Document page = page(query);

        assertThat(page.select("main .empty bdi").text()).isEqualTo(query.replaceAll("\\s+", " "));
        assertThat(page.select("script:not([src^=/script/]), img")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example.org/jobs",
                "/\\evil.example.org",
                "https://evil.example.org/jobs/copr/1",
                "https://packit.dev@evil.example.org/jobs",
                "https://evil.example.org/",
                "javascript:alert(1)"
            })
    void nothingLeadsToAnotherHost(String query) {
        search(query).then().statusCode(200);
    }

    @Test
    void aPathIsEncoded() {
        search("/jobs/é\r\nX: y/<b>")
                .then()
                .statusCode(302)
                .header("Location", equalTo("/jobs/%C3%A9%0D%0AX%3A%20y/%3Cb%3E"))
                .header("X", equalTo(null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=a&q=b | must be given only once",
                "query=a | is not supported here; this page takes format, q, stale",
                "q=a%00b | must not contain a NUL character",
                "q=a&format=csv | must be one of html, json, not “csv”",
            })
    void whatCannotBeReadSaysWhy(String query, String detail) {
        String body = given().urlEncodingEnabled(false)
                .accept("application/json")
                .get("/search?" + query)
                .then()
                .statusCode(400)
                .extract()
                .asString();
        assertThat(body).contains(detail);
    }

    @Test
    void aQueryHasALongestLength() {
        search("a".repeat(500)).then().statusCode(200);
        search("a".repeat(501)).then().statusCode(400);
        search("-1".repeat(250)).then().statusCode(200);
        search("a/".repeat(250)).then().statusCode(200);
        search("github.com/" + "a/-/tree/".repeat(54)).then().statusCode(200);
    }

    private static Document page(String query) {
        return Jsoup.parse(search(query).then().statusCode(200).extract().asString());
    }

    private static JsonPath found(String query) {
        return given().urlEncodingEnabled(false)
                .get("/search?format=json&q=" + encoded(query))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response search(String query) {
        return given().redirects().follow(false).urlEncodingEnabled(false).get("/search?q=" + encoded(query));
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
