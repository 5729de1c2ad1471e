package dev.packit.stats.board;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.project.CurrentRows;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a board says about projects and packages, and what needs attention first. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = "packit_current"),
            @ResourceArg(name = "changes", value = CurrentRows.SQL)
        })
@ExtendWith(Counted.class)
class BoardTest {

    private static final String ALL = "/board?project=github.com/acme/stuck,acme/old,nope/nope,packit/ogr,acme/mono"
            + "&project=src.fedoraproject.org/rpms/acme&project=acme/widgets&package=nope";

    @Test
    void whatNeedsAttentionComesFirst() {
        assertThat(data(ALL + "&format=csv")).isEqualTo("""
                        project,package,outcome,branch,url,failing_pull_requests,overdue,releases,success_rate,success_rate_before,last_activity,problem
                        acme/widgets,,failed,main,"/projects/github.com/acme/widgets","[{""pr"":12,""url"":""/projects/github.com/acme/widgets/-/pull-requests/12""}]",[],[],0.6666666666666666,,2026-06-01T11:00:00Z,
                        acme/mono,,failed,main,"/projects/github.com/acme/mono",[],[],[],0.75,,2026-06-15T09:00:00Z,
                        "src.fedoraproject.org/rpms/acme",,,,"/projects/src.fedoraproject.org/rpms/acme","[{""pr"":5,""url"":""/projects/src.fedoraproject.org/rpms/acme/-/pull-requests/5""}]",[],[],0.6666666666666666,,2026-06-15T08:00:00Z,
                        github.com/acme/stuck,,success,main,"/projects/github.com/acme/stuck",[],"[{""kind"":""copr"",""id"":9176,""target"":""fedora-44-x86_64"",""url"":""/jobs/copr/9176""}]",[],1.0,0.5,2026-06-14T08:00:00Z,
                        acme/old,,success,main,"/projects/github.com/acme/old",[],[],[],0.7142857142857143,,2026-06-06T00:00:00Z,
                        ,nope,,,,[],[],[],,,,"Packit has no package “nope”."
                        nope/nope,,,,,[],[],[],,,,"Packit has no project “nope/nope”."
                        packit/ogr,,,,,[],[],[],,,,"The name is ambiguous: use one of github.com/packit/ogr, gitlab.com/packit/ogr."
                        """);
    }

    @Test
    void aPackageHasTheProgressOfItsReleases() {
        assertThat(data("/board?package=python-ogr&format=json")).isEqualTo("""
                        {"items":[{"project":null,"package":"python-ogr","outcome":null,"branch":"feature/x",\
                        "url":"/projects/github.com/packit/ogr/-/packages/python-ogr","failing_pull_requests":[],"overdue":[\
                        {"kind":"pull-from-upstream","id":6201,"target":"f45","url":"/jobs/pull-from-upstream/6201"},\
                        {"kind":"pull-from-upstream","id":6202,"target":"f45","url":"/jobs/pull-from-upstream/6202"},\
                        {"kind":"pull-from-upstream","id":6204,"target":"f45","url":"/jobs/pull-from-upstream/6204"}],\
                        "releases":[{"branch":"rawhide","version":null,"step":"pull_request","outcome":"running",\
                        "url":"/jobs/propose-downstream/6104","state":{"progress":"under_way",\
                        "since":"2026-06-15T09:00:00Z","reason":"Dist-git pull request is waiting"}},\
                        {"branch":"f45","version":"1.2.3","step":"pull_request","outcome":"running",\
                        "url":"/jobs/pull-from-upstream/6204","state":{"progress":"stuck",\
                        "since":"2026-06-09T00:00:00Z","reason":"Dist-git pull request is waiting"}},\
                        {"branch":"f44","version":"1.0","step":"pull_request","outcome":"error",\
                        "url":"/jobs/propose-downstream/6102","state":{"progress":"stuck",\
                        "since":"2026-06-13T08:01:10Z","reason":"Dist-git pull request ended in an error"}}],"success_rate":0.625,"success_rate_before":null,\
                        "last_activity":"2026-06-14T12:00:00Z","problem":null}],"next":null,"previous":null}""");
    }

    @Test
    void branchesThatHaveProbablyEndedAreLeftOut() {
        String branched = "/board?project=src.fedoraproject.org/rpms/branched";

        assertThat(json(branched).getList("items[0].releases.branch")).containsExactly("rawhide", "f38");
        assertThat(page(branched).select("td[data-step='Release progress'] a").eachText())
                .containsExactly("rawhide");
    }

    @Test
    void aPackageWithoutAProjectIsFoundByItsRuns() {
        Document page = page("/board?package=newlib");

        assertThat(page.select("tbody tr").eachText())
                .containsExactly("newlib package × Packit has runs for this package, but they belong to no project.");
        assertThat(page.select("tbody th a").first().attr("href")).isEqualTo("/pipeline?package=newlib");
        given().redirects()
                .follow(false)
                .get("/search?q=newlib")
                .then()
                .statusCode(302)
                .header("Location", equalTo("/pipeline?package=newlib"));
        assertThat(page("/pipeline?package=newlib").select("tbody tr")).hasSize(1);
    }

    private static String data(String path) {
        return given().get(path).asString().replaceAll("http://localhost:\\d+", "");
    }

    @Test
    void thePageSaysTheSame() {
        Document page = page(ALL);

        assertThat(page.select("p.sentence").text())
                .isEqualTo(
                        "8 projects and packages, those that need attention first. This page’s address contains the list:"
                                + " bookmark or share it.");
        assertThat(page.select("tbody tr").eachText())
                .containsExactly(
                        "acme/widgets × failed main #12 none – 67% of 9, 35–88% 1 Jun 2026",
                        "acme/mono × failed main none none – 75% of 12, 47–91% 3 h ago",
                        "src.fedoraproject.org/rpms/acme × no results #5 none – 67% of 3, 21–94% 4 h ago",
                        "github.com/acme/stuck × success main none Copr fedora-44-x86_64 – 100% of 3, 44–100% +50.0 pp 14 Jun 2026",
                        "acme/old × success main none none – 71% of 7, 36–92% 6 Jun 2026",
                        "nope package × Packit has no package “nope”.",
                        "nope/nope × Packit has no project “nope/nope”.",
                        "packit/ogr × The name is ambiguous: use one of github.com/packit/ogr, gitlab.com/packit/ogr.");
        assertThat(page.select("tbody tr:contains(stuck) a").eachAttr("href"))
                .containsExactly(
                        "/projects/github.com/acme/stuck",
                        "/board?project=acme/old,nope/nope,packit/ogr,acme/mono,src.fedoraproject.org/rpms/acme,acme/widgets"
                                + "&package=nope",
                        "/projects/github.com/acme/stuck/-/branches/main",
                        "/jobs/copr/9176");
    }

    @Test
    void itsAddressIsItsState() {
        Document form = page("/board?project=acme/old&project=acme/mono&package=nope");

        assertThat(form.select("form.filter input[type=hidden]").eachAttr("value"))
                .containsExactly("acme/old,acme/mono", "nope");
        given().redirects()
                .follow(false)
                .get("/board?project=acme/mono&package=&project=acme/old&package=nope&project=acme/old")
                .then()
                .statusCode(303)
                .header("Location", equalTo("/board?project=acme/mono,acme/old&package=nope"));
        assertThat(page("/projects/github.com/acme/old")
                        .select("a:contains(Add to a board)")
                        .attr("href"))
                .isEqualTo("/board?project=github.com/acme/old");
    }

    @Test
    void anEmptyBoardSaysHowToFillIt() {
        Document page = page("/board");

        assertThat(page.select("main p").eachText())
                .containsExactly(
                        "Nothing here yet. A board shows projects and packages of your choice on one page: their"
                                + " default branches, failing pull requests, overdue jobs, release progress and success rates."
                                + " Add the first one.");
        assertThat(page.select("form.filter input").eachAttr("name")).containsExactly("project", "package");
        assertThat(json("/board").getList("items")).isEmpty();
    }

    @Test
    void itHasRoomForFifty() {
        assertThat(json("/board?package=nope&project=" + names(49)).getList("items"))
                .hasSize(50);
        assertThat(page("/board?project=" + names(50)).select("form.filter")).isEmpty();
        given().accept("application/json")
                .get("/board?package=nope&project=" + names(50))
                .then()
                .statusCode(400)
                .body("parameter", equalTo("project"));
    }

    private static String names(int many) {
        return IntStream.range(0, many).mapToObj(i -> "nope/" + i).collect(Collectors.joining(","));
    }

    @Test
    void itsFeedHasTheNewestRunsOfAll() {
        String feed = given().get("/board?project=acme/old,acme/stuck,nope/nope&format=atom")
                .asString();

        assertThat(Jsoup.parse(feed, Parser.xmlParser()).select("entry > title").eachText())
                .containsExactly(
                        "stuck main · running",
                        "stuck main · success",
                        "stuck main · failed",
                        "old main · success",
                        "old main · success",
                        "old main · success",
                        "old main · failed",
                        "old main · failed");
    }
}
