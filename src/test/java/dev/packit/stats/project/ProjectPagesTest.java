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
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects and their sections, with a database that contains every oddity. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class ProjectPagesTest {

    @Test
    void aPullRequestBeginsWithWhatFailed() {
        Document page = page("/projects/github.com/packit/ogr/-/pull-requests/24");

        assertThat(page.select("h1").attr("class")).isEqualTo("running");
        assertThat(page.select("p.sentence").text())
                .endsWith("2 of 10 failed: Copr fedora-rawhide-x86_64, Testing Farm fedora-44-x86_64");
    }

    @Test
    void projectsAreListedByWhatHappenedLast() {
        JsonPath projects = json("/projects");

        assertThat(projects.getMap("").keySet()).isEqualTo(Set.of("items", "next", "previous"));
        assertThat(projects.getMap("items[1]"))
                .isEqualTo(map(
                        "forge", "github.com",
                        "namespace", "packit",
                        "repo", "ogr",
                        "url", "https://github.com/packit/ogr",
                        "pull_requests", 1,
                        "branches", 1,
                        "releases", 1,
                        "issues", 1,
                        "last_activity", "2026-06-14T13:00:00Z"));
        // latest pipeline first; a project with two rows is listed once; projects without runs come last
        assertThat(projects.getList("items.repo"))
                .isEqualTo(List.of(
                        "forger",
                        "ogr",
                        "python-ogr",
                        "pagure-app",
                        "twice",
                        "repo<script>alert(1)</script>",
                        "glibc",
                        "ogr"));
        assertThat(projects.getList("items.last_activity").get(7)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /projects?sort=name                       | evil"'<b>/repo<script>alert(1)</script> packit/ogr packit/ogr packit/twice /pagure-app redhat/centos-stream/rpms/glibc rpms/python-ogr tools/forger
            /projects?q=OGR&sort=name                 | packit/ogr packit/ogr rpms/python-ogr
            /projects?q=packit/o                      | packit/ogr packit/ogr
            /projects?q=%25                           |
            /projects/github.com                      | packit/ogr packit/twice evil"'<b>/repo<script>alert(1)</script>
            /projects/github.com/packit               | packit/ogr packit/twice
            /projects/gitlab.com/redhat               | redhat/centos-stream/rpms/glibc
            /projects/gitlab.com/redhat/centos-stream | redhat/centos-stream/rpms/glibc
            """, quoteCharacter = '`')
    void projectsAreFoundByForgeNamespaceAndPartOfTheirName(String path, String names) {
        List<Map<String, String>> items = json(path).getList("items");

        assertThat(items.stream().map(item -> item.get("namespace") + "/" + item.get("repo")))
                .isEqualTo(names == null ? List.of() : List.of(names.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/projects?limit=3", "/projects?limit=3&sort=name", "/projects?limit=1"})
    void everyProjectIsReachedByTurningPagesForthAndBack(String path) {
        List<String> whole = json(path.replaceAll("limit=\\d", "limit=100")).getList("items.collect { it.toString() }");
        List<String> forth = new java.util.ArrayList<>();
        List<String> back = new java.util.ArrayList<>();
        String last = path;
        for (String next = path; next != null; next = json(next).getString("next")) {
            forth.addAll(json(next).getList("items.collect { it.toString() }"));
            last = next;
        }
        for (String previous = last; previous != null; previous = json(previous).getString("previous")) {
            back.addAll(0, json(previous).getList("items.collect { it.toString() }"));
        }

        assertThat(forth).isEqualTo(whole);
        assertThat(back).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /projects/github.com/nobody                             | Packit has no project or namespace “github.com/nobody”.
            /projects/example.org                                   | Packit has no project or namespace “example.org”.
            /projects/github.com/packit/ogr/-/pull-requests/25      | Packit has no pull request #25 in this project.
            /projects/github.com/packit/ogr/-/pull-requests/024     | Packit has no pull request #024 in this project.
            /projects/github.com/packit/ogr/-/pull-requests/x       | Packit has no pull request #x in this project.
            /projects/github.com/packit/ogr/-/branches/main         | Packit has no branch main in this project.
            /projects/github.com/packit/ogr/-/commits/dead          | Packit has no commit dead in this project.
            /projects/github.com/packit/ogr/-/packages/glibc        | Packit has no package glibc in this project.
            /projects/github.com/packit/ogr/-/wishes                | There is no section “wishes” on a project’s page.
            /projects/github.com/packit/nothing/-/branches          | Packit has no project “github.com/packit/nothing”.
            """)
    void whatIsNotThereIsNotFound(String path, String detail) {
        assertThat(given().queryParam("format", "json")
                        .get(path)
                        .then()
                        .statusCode(404)
                        .extract()
                        .jsonPath()
                        .getString("detail"))
                .isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/projects/github.com/%00", "/projects/github.com/packit/ogr/-/branches/a%00b"})
    void aNameThatTheDatabaseCannotHoldIsNotFound(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/projects?sort=size, sort",
        "/projects?project=x, project",
        "/projects?before=x, before",
        "/projects?sort=name&before=77, before",
        "/projects/github.com/packit/ogr?limit=3, limit",
        "/projects/github.com/packit/ogr/-/branches?q=x, q"
    })
    void whatCannotBeReadIsNamed(String path, String parameter) {
        assertThat(given().accept("application/json")
                        .get(path)
                        .then()
                        .statusCode(400)
                        .extract()
                        .jsonPath()
                        .getString("parameter"))
                .isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            github.com/packit/ogr/-/pull-requests                        | pr      | 24        | running | 2026-06-15T10:20:00Z | https://github.com/packit/ogr/pull/24
            github.com/packit/ogr/-/branches                             | branch  | feature/x | failed  | 2026-06-14T09:00:00Z | https://github.com/packit/ogr/tree/feature/x
            github.com/packit/ogr/-/releases                             | release | v1.0      | error   | 2026-06-13T08:00:00Z | https://github.com/packit/ogr/releases/tag/v1.0
            github.com/packit/ogr/-/issues                               | issue   | 7         | other   | 2026-06-14T13:00:00Z | https://github.com/packit/ogr/issues/7
            github.com/packit/ogr/-/packages                             | package | python-ogr| error   | 2026-06-13T08:00:00Z |
            github.com/packit/twice/-/pull-requests                      | pr      | 8         | success | 2026-06-08T08:00:00Z | https://github.com/packit/twice/pull/8
            gitlab.com/redhat/centos-stream/rpms/glibc/-/pull-requests   | pr      | 5         | running | 2026-06-15T11:50:00Z | https://gitlab.com/redhat/centos-stream/rpms/glibc/-/merge_requests/5
            pagure.io/pagure-app/-/pull-requests                         | pr      | 3         | success | 2026-06-07T08:00:00Z | https://pagure.io/pagure-app/pull-request/3
            """)
    void eachSectionListsWithTheNewestOutcome(
            String path, String key, String name, String outcome, String lastActivity, String externalUrl) {
        JsonPath list = json("/projects/" + path);

        assertThat(list.getList("items")).hasSize(1);
        Map<String, Object> item = list.getMap("items[0]");
        assertThat(item.keySet()).isEqualTo(Set.of(key, "outcome", "last_activity", "url", "external_url"));
        assertThat(item.get(key).toString()).isEqualTo(name);
        assertThat(item.get("outcome")).isEqualTo(outcome);
        assertThat(item.get("last_activity")).isEqualTo(lastActivity);
        assertThat(item.get("external_url")).isEqualTo(externalUrl);
        assertThat((String) item.get("url")).endsWith("/projects/" + path + "/" + name);
        assertThat(json((String) item.get("url")).getList("pushes")).isNotEmpty();
    }

    @Test
    void aPullRequestHasItsPushesWithTheirRuns() {
        JsonPath page = json("/projects/github.com/packit/ogr/-/pull-requests/24");

        assertThat(page.getMap("").keySet()).isEqualTo(Set.of("project", "trigger", "pushes", "next", "previous"));
        assertThat(page.getString("project.repo")).isEqualTo("ogr");
        assertThat(page.getString("trigger.type")).isEqualTo("pull_request");
        assertThat(page.getInt("trigger.pr")).isEqualTo(24);
        assertThat(page.getString("trigger.url")).isEqualTo("https://github.com/packit/ogr/pull/24");
        assertThat(page.getMap("pushes[0]").keySet()).isEqualTo(Set.of("commit", "submitted", "pipelines"));
        assertThat(page.getList("pushes.commit")).isEqualTo(List.of("c0ffee0000000000000000000000000000000001"));
        assertThat(page.getString("pushes[0].submitted")).isEqualTo("2026-06-15T10:00:00Z");
        assertThat(page.getMap("pushes[0].pipelines[0]").keySet())
                .isEqualTo(Set.of("id", "submitted", "outcome", "project", "trigger", "package", "packages", "jobs"));
        assertThat(page.getList("pushes[0].pipelines.id")).isEqualTo(List.of(10));
        assertThat(page.getList("pushes[0].pipelines[0].jobs.id"))
                .isEqualTo(List.of(1001, 3014, 3015, 3013, 9001, 5601, 5602, 8001, 8601, 8603));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            github.com/packit/ogr/-/branches/feature/x                                     | 13
            github.com/packit/ogr/-/releases/v1.0                                          | 26
            github.com/packit/ogr/-/issues/7                                               | 30
            github.com/packit/ogr/-/commits/c0ffee0000000000000000000000000000000002        | 13
            github.com/packit/ogr/-/commits/c0ffee                                         | 26 13 10
            github.com/packit/ogr/-/packages/python-ogr                                    | 23 29 24 28 27 25 26 10
            src.fedoraproject.org/rpms/python-ogr/-/packages/python-ogr                    | 23 29 24 28 27 25
            github.com/packit/twice/-/pull-requests/8                                      | 20 19
            github.com/evil%22'%3Cb%3E/repo%3Cscript%3Ealert(1)%3C%2Fscript%3E/-/branches/%3Cscript%3Ealert(%22x%22)%3C%2Fscript%3E | 15
            """)
    void whateverTriggersHasItsRuns(String path, String runs) {
        JsonPath page = given().urlEncodingEnabled(false)
                .get("/projects/" + path + "?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(page.getList("pushes.pipelines.id.flatten()", String.class)).isEqualTo(List.of(runs.split(" ")));
    }

    @Test
    void pushesArePaged() {
        String path = "/projects/github.com/packit/twice/-/pull-requests/8?limit=1";
        JsonPath first = json(path);
        JsonPath second = json(first.getString("next"));

        assertThat(first.getList("pushes.pipelines.id.flatten()")).isEqualTo(List.of(20));
        assertThat(first.getString("previous")).isNull();
        assertThat(second.getList("pushes.pipelines.id.flatten()")).isEqualTo(List.of(19));
        assertThat(second.getString("next")).isNull();
        assertThat(json(second.getString("previous")).getList("pushes.commit"))
                .isEqualTo(first.getList("pushes.commit"));
    }

    @Test
    void aPackageShowsHowFarItHasComeOnEachBranch() {
        Document page = page("/projects/github.com/packit/ogr/-/packages/python-ogr");

        assertThat(page.select("table.listed tbody tr").eachText())
                .containsExactly(
                        "rawhide success submitted 4 h ago #31 success 14 Jun 2026 python-ogr-1.0-1.fc45 other 14 Jun 2026 f45-build-side-90000 of 1.0 none Under way for 3 h: no build for 1.2.3 users have 1.0-1.fc45",
                        "f45 running retry 9 Jun 2026 none none success 1 d ago FEDORA-2026-0123456789 of 1.0 Stuck for 6 d: Dist-git pull request is waiting users have 1.0-1.fc45",
                        "f44 error 13 Jun 2026 of 1.0 none none none Nothing for 1.2.3 1.0: Stuck for 2 d: Dist-git pull request ended in an error");
    }

    @Test
    void aPackageLinksCommitsInTheProjectsToWhichTheyWerePushed() {
        List<String> commits = page("/projects/github.com/packit/ogr/-/packages/python-ogr")
                .select("a[href*=/-/commits/]")
                .eachAttr("href");

        assertThat(commits)
                .containsExactly(
                        "/projects/src.fedoraproject.org/rpms/python-ogr/-/commits/c0ffee0000000000000000000000000000000017",
                        "/projects/src.fedoraproject.org/rpms/python-ogr/-/commits/c0ffee0000000000000000000000000000000011",
                        "/projects/github.com/packit/ogr/-/commits/c0ffee0000000000000000000000000000000003",
                        "/projects/github.com/packit/ogr/-/commits/c0ffee0000000000000000000000000000000001");
        assertThat(commits)
                .allSatisfy(commit ->
                        assertThat(page(commit).select("table.runs, section")).isNotEmpty());
    }

    @Test
    void aProjectShowsHowItStandsAndLeadsOn() {
        Document page = page("/projects/github.com/packit/ogr");

        assertThat(page.title()).isEqualTo("packit/ogr · Packit");
        assertThat(page.select("nav.crumbs li").eachText()).containsExactly("github.com", "packit", "ogr");
        assertThat(page.select("nav.tabs a").eachText())
                .containsExactly(
                        "Overview",
                        "Runs",
                        "Pull requests 1",
                        "Branches 1",
                        "Releases 1",
                        "Issues 1",
                        "Packages 1",
                        "Statistics");
        assertThat(page.select("nav.tabs a").get(1).attr("href")).isEqualTo("/pipeline?project=github.com/packit/ogr");
        assertThat(page.select("table.grid thead a").eachAttr("href"))
                .containsExactly("/pipeline/26", "/pipeline/13", "/pipeline/10");
        assertThat(page.select("table.grid tbody th").eachText())
                .containsExactly(
                        "SRPM",
                        "Copr fedora-rawhide-x86_64",
                        "Copr fedora-rawhide-aarch64",
                        "Copr fedora-44-x86_64",
                        "Copr fedora-44-x86_64 e2e",
                        "VM image fedora-44-x86_64",
                        "Testing Farm fedora-44-x86_64",
                        "Testing Farm fedora-44-x86_64 e2e",
                        "OpenScanHub fedora-44-x86_64",
                        "Log Detective",
                        "Propose downstream rawhide",
                        "Propose downstream f44");
        assertThat(page.select("table.grid tbody tr").get(3).select("a").eachAttr("href"))
                .containsExactly("/jobs/copr/3011");
        assertThat(page.select("table.grid a.explained").eachAttr("title"))
                .containsExactly("ogr #24 · Copr fedora-rawhide-x86_64 failed, explained by Log Detective");
        assertThat(page.select("table.grid input").eachAttr("value")).containsExactly("26", "13", "10");
        assertThat(page.select("table.runs tbody tr")).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "run=13&run=10, 302",
        "run=10&run=13&format=json, 302",
        "run=10, 400",
        "run=10&run=10, 400",
        "run=10&run=x, 400"
    })
    void twoColumnsThatAreCheckedAreCompared(String checked, int status) {
        Response answer = given().redirects().follow(false).get("/pipeline/compare?" + checked);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.header("Location"))
                .isEqualTo(
                        status == 302 ? "/pipeline/10...13" + (checked.contains("json") ? "?format=json" : "") : null);
    }

    @Test
    void theHistoryIsAPicture() {
        String svg = given().get("/projects/github.com/packit/ogr/-/history.svg")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml;charset=UTF-8")
                .extract()
                .asString();
        Document picture = Jsoup.parse(svg, Parser.xmlParser());

        assertThat(picture.select("svg > title").text()).isEqualTo("Results of the latest pushes to packit/ogr");
        assertThat(picture.select("svg > text").eachText())
                .startsWith("SRPM", "Copr fedora-rawhide-x86_64", "Copr fedora-rawhide-aarch64");
        // a row's height is 18, a column's width too, after 260 for the labels: the second push, fourth row
        assertThat(picture.select("a:has(text[y=67])").eachAttr("href"))
                .satisfiesExactly(link -> assertThat(link).endsWith("/jobs/copr/3011"));
        assertThat(picture.select("a > text[y=67]").eachAttr("x")).containsExactly("287");
        assertThat(picture.select("a > text[y=67]").eachText()).containsExactly("–");
        assertThat(given().get("/statistics/trend.svg").asString()).startsWith("<svg class=\"spark\"");
    }

    @Test
    void whatSomebodyOutsideTypedDoesNothing() {
        String path = "/projects/github.com/evil%22%27%3Cb%3E/repo%3Cscript%3Ealert%281%29%3C%2Fscript%3E";
        Document page = Jsoup.parse(given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString());

        assertThat(page.select("h1").text()).isEqualTo("evil\"'<b>/repo<script>alert(1)</script>");
        assertThat(page.select("script").eachAttr("src")).allMatch(source -> source.matches("/(webjars|script)/.*"));
        assertThat(page.select("a[href^=javascript]")).isEmpty();
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
