package dev.packit.stats.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.io.WireFeedInput;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Pages;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.StringReader;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds are valid by RFC 4287, as a library reads it and as it is written. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class FeedTest {

    private static final String TYPE = "application/atom+xml;charset=UTF-8";

    @ParameterizedTest
    @CsvSource({
        "/jobs/srpm, SRPM builds",
        "/jobs/copr, Copr builds",
        "/jobs/copr?project=github.com/packit/ogr&outcome=success&limit=5, Copr builds in github.com/packit/ogr with outcome success",
        "/jobs/koji-tag-requests, Koji tag requests",
        "/pipeline, Runs",
        "/pipeline?project=github.com/evil%22%27%3Cb%3E/repo%3Cscript%3Ealert(1)%3C/script%3E, Runs in github.com/evil\"'<b>/repo<script>alert(1)</script>",
        "/board?project=packit/ogr&package=python-ogr, Board",
        "/projects, Projects",
        "/projects/github.com/packit, Projects in packit on github.com",
        "/projects/github.com/packit/ogr/-/pull-requests, packit/ogr · Pull requests",
        "/projects/github.com/packit/ogr/-/branches, packit/ogr · Branches",
        "/projects/github.com/packit/ogr/-/releases, packit/ogr · Releases",
        "/projects/github.com/packit/ogr/-/issues, packit/ogr · Issues",
        "/projects/github.com/packit/ogr/-/packages, packit/ogr · Packages",
        "/projects/github.com/packit/ogr/-/pull-requests/24, ogr · Pull request #24",
        "/projects/github.com/packit/ogr/-/commits/c0ffee, ogr · Commit c0ffee"
    })
    void aListIsAFeed(String path, String title) throws Exception {
        Response answer =
                given().urlEncodingEnabled(false).accept("application/atom+xml").get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(TYPE);
        assertValid(answer.asString());
        Feed feed = (Feed) new WireFeedInput().build(new StringReader(answer.asString()));
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getTitle()).isEqualTo(title);
        assertThat(feed.getEntries()).isNotEmpty();
        for (Entry entry : feed.getEntries()) {
            assertThat(entry.getUpdated()).isBeforeOrEqualTo(feed.getUpdated());
            for (Link link : entry.getAlternateLinks()) {
                given().urlEncodingEnabled(false).get(link.getHref()).then().statusCode(200);
            }
        }
        Document page = Jsoup.parse(given().urlEncodingEnabled(false).get(path).asString());
        String href =
                page.select("link[rel=alternate][type=application/atom+xml]").attr("href");
        assertThat(given().urlEncodingEnabled(false).get(href).contentType()).isEqualTo(TYPE);
        assertThat(page.select("footer a").eachText()).contains("Atom feed");
    }

    /** What RFC 4287 requires of every feed and entry. */
    private static void assertValid(String xml) {
        assertThat(xml).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        Document document = Jsoup.parse(xml, Parser.xmlParser());
        Element feed = document.child(0);
        assertThat(feed.attr("xmlns")).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(feed.select("> id, > title, > updated, > author > name, > link[rel=self], > link[rel=alternate]"))
                .hasSize(6);
        for (Element entry : feed.select("> entry")) {
            assertThat(entry.select("> id, > title, > updated, > summary")).hasSize(4);
            assertThat(entry.select("> link[rel=alternate]")).hasSize(1);
        }
        assertThat(feed.select("id").eachText())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("tag:localhost,2026:/\\S+"));
        assertThat(feed.select("updated, published").eachText()).allSatisfy(Instant::parse);
        assertThat(feed.select("link").eachAttr("href")).allMatch(href -> href.startsWith("http://localhost:"));
        assertThat(xml.chars()).allMatch(character -> character >= ' ' || character == '\n');
    }

    @Test
    void anEntrySaysWhatHappened() {
        Document feed = Jsoup.parse(
                given().get("/jobs/copr?before=3014&limit=1&format=atom").asString(), Parser.xmlParser());
        Element entry = feed.selectFirst("entry");

        assertThat(entry.children().eachText())
                .containsExactly(
                        "tag:localhost,2026:/jobs/copr/3013",
                        "ogr #24 · Copr fedora-44-x86_64 e2e succeeded",
                        "2026-06-15T10:09:02Z",
                        "2026-06-15T10:00:02Z",
                        "Copr build e2e for fedora-44-x86_64 succeeded.");
        assertThat(entry.selectFirst("category").attr("term")).isEqualTo("success");
        assertThat(feed.select("feed > id").text()).isEqualTo("tag:localhost,2026:/jobs/copr?before=3014&limit=1");
        assertThat(feed.select("feed > updated").text()).isEqualTo("2026-06-15T10:09:02Z");
        assertThat(feed.select("feed > link[rel=next]").attr("href"))
                .endsWith("/jobs/copr?limit=1&format=atom&before=3013");
        assertThat(feed.select("feed > link[rel=self]").attr("href"))
                .endsWith("/jobs/copr?before=3014&limit=1&format=atom");
    }

    @Test
    void aFeedWithoutEntriesIsValid() throws Exception {
        String xml = given().get("/jobs/copr?project=pagure.io/pagure-app&outcome=error&format=atom")
                .asString();

        assertValid(xml);
        assertThat(((Feed) new WireFeedInput().build(new StringReader(xml))).getEntries())
                .isEmpty();
        assertThat(xml).contains("<updated>1970-01-01T00:00:00Z</updated>");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        String tag = given().get("/pipeline?format=atom").header("ETag");

        given().header("If-None-Match", tag).get("/pipeline?format=atom").then().statusCode(304);
    }

    @Test
    void theFeedOfAPageBeginsWithTheNewest() {
        assertThat(Pages.page("/jobs/copr?limit=2&before=3010&outcome=success")
                        .select("link[type=application/atom+xml]")
                        .attr("href"))
                .isEqualTo("/jobs/copr?limit=2&outcome=success&format=atom");
        assertThat(Pages.page("/projects/github.com/packit/ogr")
                        .select("link[type=application/atom+xml]")
                        .attr("href"))
                .isEqualTo("/pipeline?project=github.com/packit/ogr&format=atom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/jobs", "/jobs/copr/3013", "/statistics", "/usage", "/status"})
    void whatIsNoListIsNoFeed(String path) {
        given().get(path + "?format=atom").then().statusCode(400);
        assertThat(Pages.page(path).select("link[type=application/atom+xml]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/jobs/copr?changes=true, changes",
        "/jobs/copr?changes=true&format=json, changes",
        "/jobs/copr?changes=yes&format=atom, changes",
        "/jobs/copr?changes=true&after=1&format=atom, after",
        "/pipeline?changes=true&format=csv, changes",
        "/projects?changes=true&format=atom, changes",
        "/statistics?changes=true, changes"
    })
    void onlyAFeedOfJobsHasChanges(String path, String parameter) {
        assertThat(given().get(path).then().statusCode(400).extract().asString())
                .contains(parameter);
    }
}
