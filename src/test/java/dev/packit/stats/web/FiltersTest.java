package dev.packit.stats.web;

import static dev.packit.stats.Pages.page;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.packit.stats.Browser;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changing one filter keeps the others, and names with plus signs are found however they are typed. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = "packit_filters"),
            @ResourceArg(name = "changes", value = FiltersTest.PLUSES)
        })
@ExtendWith({Counted.class, Browser.PerClass.class})
class FiltersTest {

    /** Names with plus signs, and one name that exists both with a plus sign and with a space. */
    static final String PLUSES = """
            insert into git_projects (id, instance_url, namespace, repo_name, project_url) values
                (20, 'github.com', 'gnome', 'libsigc++', 'https://github.com/gnome/libsigc++');
            insert into git_branches (id, name, project_id) values (210, 'fix+1', 20);
            insert into project_releases (id, tag_name, project_id) values (310, 'v1.0+dfsg', 20);
            insert into project_events (id, type, event_id) values (50, 'branch_push', 210), (51, 'release', 310);
            insert into copr_build_groups (id) values (2050), (2051), (2052);
            insert into copr_build_targets (id, status, target, identifier, submitted_time, copr_build_group_id) values
                (3050, 'failure', 'c++-x86_64', 'g++', '2026-06-15', 2050),
                (3051, 'success', 'fedora-44-x86_64', null, '2026-06-15', 2051),
                (3052, 'success', 'fedora-44-x86_64', null, '2026-06-15', 2052);
            insert into pipelines (id, datetime, project_event_id, copr_build_group_id, package_name) values
                (50, '2026-06-15', 50, 2050, 'c++20'), (51, '2026-06-15', 51, 2051, 'a b'), (52, '2026-06-15', 51, 2052, 'a+b');
            """;

    private static final String TRIGGER =
            "project=github.com/packit/ogr&pr=24&branch=feature/x&release=v1.0&issue=7&commit=c0ffee&package=python-ogr";

    private static final String DATES = "from=2026-01-31&to=2026-06-30";

    private static final String RUNS = "?" + TRIGGER
            + "&outcome=failed,error&status=failure,error&target=fedora-*&identifier=unit&limit=50&" + DATES;

    @TestHTTPResource
    String root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jobs/copr" + RUNS,
                "/jobs/testing-farm?status=failed&outcome=failed&period=month&limit=5",
                "/pipeline" + RUNS,
                "/pipeline?period=week&limit=7",
                "/statistics?kind=copr&" + TRIGGER + "&outcome=failed&status=failure&target=fedora-*&identifier=unit&"
                        + DATES,
                "/statistics?kind=copr,testing-farm&period=month&identifier=unit",
                "/statistics?by=project,target&sort=-failed&period=year",
                "/projects/github.com/packit/ogr/-/statistics?by=branch&sort=branch&kind=copr",
                "/projects/github.com/packit/ogr/-/statistics?kind=copr&pr=24&outcome=failed&target=*&period=year",
                "/projects/github.com/packit/ogr/-/branches/feature/x/-/statistics?kind=copr&package=a%20b&" + DATES,
                "/projects?q=packit&sort=name&limit=5",
                "/projects/github.com?q=packit&sort=name&limit=5",
                "/projects/github.com/packit?q=ogr&limit=5",
                "/usage?period=month&top=5",
                "/usage?top=5&" + DATES
            })
    void aFormKeepsEveryParameter(String path, Browser browser) {
        String base = root.replaceAll("/$", "");
        Page page = browser.page();
        page.navigate(base + path);
        Locator details = page.locator("main details.filters:not([open])");
        if (details.count() > 0) {
            details.locator("summary").first().click();
        }
        page.locator("main form.filter > button").click();

        assertThat(page.url()).startsWith(base + path.replaceAll("\\?.*", "?"));
        assertThat(parameters(page.url())).isEqualTo(parameters(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jobs/copr" + RUNS,
                "/pipeline" + RUNS,
                "/statistics?kind=copr,srpm&" + TRIGGER,
                "/statistics?by=month,kind&period=year",
                "/projects/github.com/packit/ogr/-/statistics?kind=copr&pr=24&outcome=failed&period=year",
                "/projects?q=packit&limit=5"
            })
    void removingOneKeepsTheOthers(String path) {
        Map<String, String> all = parameters(path);
        Document page = page(path);

        List<Map<String, String>> rests = page.select("p.sentence a.chip").eachAttr("href").stream()
                .map(FiltersTest::parameters)
                .toList();
        assertThat(rests).hasSameSizeAs(all.keySet());
        all.keySet().forEach(name -> {
            Map<String, String> rest = new TreeMap<>(all);
            rest.remove(name);
            if (name.equals("project")) {
                // numbers of pull requests are only unique within a project
                rest.remove("pr");
            }
            assertThat(rests).contains(rest);
        });
    }

    @Test
    void everythingThatWasAskedForIsSaid() {
        assertThat(page("/statistics?kind=copr,srpm&project=github.com/packit/ogr&identifier=unit")
                        .selectFirst("p.sentence")
                        .text())
                .isEqualTo("Jobs of kind srpm or copr × in github.com/packit/ogr × with identifier unit ×"
                        + " Remove all filters");
        assertThat(page("/statistics?kind=copr,srpm")
                        .select("select[name=kind] option[selected]")
                        .eachText())
                .containsExactly("srpm,copr");
        assertThat(page("/jobs/copr?limit=50").selectFirst("p.sentence").text())
                .isEqualTo("Copr builds 50 per page × Remove all filters");
        assertThat(page("/projects?q=ogr&limit=5").selectFirst("p.sentence").text())
                .isEqualTo("3 projects matching ogr ×, sorted by last activity. Sort by name, 5 per page ×");
    }

    @Test
    void anotherPeriodOrKindOrOrderKeepsTheRest() {
        assertThat(page("/statistics?kind=copr&branch=feature/x&from=2026-01-31")
                        .select("nav[aria-label=Period] a")
                        .eachAttr("href"))
                .startsWith("/statistics?kind=copr&branch=feature/x&period=day");
        assertThat(page("/usage?from=2026-01-31&top=5")
                        .select("nav[aria-label=Period] a")
                        .eachAttr("href"))
                .startsWith("/usage?period=day&top=5");
        assertThat(page("/projects?q=ogr&limit=5").select("p.sentence a").eachAttr("href"))
                .containsExactly("/projects?limit=5", "/projects?q=ogr&sort=name&limit=5", "/projects?q=ogr");
        assertThat(page("/jobs/copr?package=python-ogr&identifier=unit&status=success,failure&limit=5")
                        .select("nav.kindsbar a[href^=/jobs/koji?], nav.kindsbar a[href^=/jobs/testing-farm?]")
                        .eachAttr("href"))
                .containsExactlyInAnyOrder(
                        "/jobs/koji?limit=5&package=python-ogr&status=success,failure",
                        "/jobs/testing-farm?limit=5&package=python-ogr&identifier=unit");
    }

    @ParameterizedTest
    @CsvSource({
        "/jobs/copr?package=c++20,                          of package c++20, 3050",
        "/jobs/copr?package=c%2B+20,                        of package c++20, 3050",
        "/jobs/copr?branch=fix+1,                           of branch fix+1, 3050",
        "/jobs/copr?release=v1.0+dfsg&target=fedora*&limit=1, of release v1.0+dfsg, 3052",
        "/jobs/copr?target=c++-*,                           for c++-*, 3050",
        "/jobs/copr?identifier=g++,                         with identifier g++, 3050",
        "/jobs/copr?project=gnome/libsigc++&branch=fix+1,   in gnome/libsigc++, 3050",
        // a space is what the plus sign stands for, if there is such a name
        "/jobs/copr?package=a+b,                            of package a b, 3051",
        "/jobs/copr?package=a%2Bb,                          of package a+b, 3052"
    })
    void aPlusSignIsReadAsWhatExists(String path, String phrase, int id) {
        assertThat(Jsoup.parse(raw(path).asString()).select("a.chip").eachText())
                .contains(phrase + " ×");
        assertThat(raw(path + "&format=json").jsonPath().getList("items.id")).containsExactly(id);
        assertThat(raw("/pipeline" + path.replaceAll(".*\\?", "?")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPartOfAProjectNameMayHavePlusSigns() {
        Response found = raw("/projects?q=libsigc++");

        assertThat(Jsoup.parse(found.asString()).select("a.chip").eachText()).containsExactly("libsigc++ ×");
        assertThat(raw("/projects?q=libsigc++&format=json").jsonPath().getList("items.repo"))
                .containsExactly("libsigc++");
        assertThat(raw("/statistics?kind=copr&package=c++20&format=json")
                        .jsonPath()
                        .getInt("kinds[0].total"))
                .isEqualTo(1);
        assertThat(raw("/status?kind=copr&project=gnome/libsigc++").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/search?q=v1.0+dfsg, /projects/github.com/gnome/libsigc++/-/releases/v1.0+dfsg",
        "/search?q=https://github.com/gnome/libsigc++/tree/fix+1, /projects/github.com/gnome/libsigc++/-/branches/fix+1",
        "/search?q=g++, /jobs/copr?identifier=g%2B%2B",
        "/search?q=c++20, /projects/github.com/gnome/libsigc++/-/packages/c++20"
    })
    void aSearchMayHavePlusSigns(String search, String path) {
        Response found = raw(search);

        assertThat(found.statusCode()).isEqualTo(302);
        assertThat(found.header("Location").replace("%2B", "+")).isEqualTo(path.replace("%2B", "+"));
    }

    @Test
    void aSearchWithSpacesHasNoPlusSigns() {
        assertThat(raw("/search?q=no+such&format=json").jsonPath().getString("query"))
                .isEqualTo("no such");
        assertThat(raw("/search?q=a%2Bb&format=json").jsonPath().getString("query"))
                .isEqualTo("a+b");
    }

    @Test
    void severalNamesMayHavePlusSigns() {
        assertThat(raw("/board?package=c++20,a+b,no+such&project=packit/ogr,gnome/libsigc++&format=json")
                        .jsonPath()
                        .getList("items.collect { it.package ?: it.project }"))
                .containsExactlyInAnyOrder("c++20", "a b", "no such", "packit/ogr", "gnome/libsigc++");
    }

    @Test
    void whatExistsInNeitherReadingIsReadAsWritten() {
        assertThat(raw("/jobs/copr?project=gnome/no+such&format=json")
                        .jsonPath()
                        .getString("detail"))
                .isEqualTo("Packit has no project “gnome/no such”.");
        assertThat(raw("/jobs/copr?project=gnome/no+such").statusCode()).isEqualTo(404);
        assertThat(raw("/jobs/copr?package=no+such&format=json").jsonPath().getList("items"))
                .isEmpty();
        assertThat(raw("/jobs/copr?limit=+5").statusCode()).isEqualTo(200);
        assertThat(raw("/jobs/copr?limit=5+5").statusCode()).isEqualTo(400);
        assertThat(raw("/usage?project=gnome/libsigc++").statusCode()).isEqualTo(400);
    }

    private static Response raw(String path) {
        return given().urlEncodingEnabled(false).redirects().follow(false).get(path);
    }

    /** The parameters of an address, with the words of each value in alphabetical order. */
    private static Map<String, String> parameters(String url) {
        Map<String, String> parameters = new TreeMap<>();
        if (url.contains("?")) {
            for (String pair : url.replaceAll(".*\\?", "").split("&")) {
                String value = URLDecoder.decode(pair.replaceAll("^[^=]*=", ""), StandardCharsets.UTF_8);
                parameters.put(
                        pair.replaceAll("=.*", ""),
                        String.join(
                                ",", Arrays.stream(value.split(",")).sorted().toList()));
            }
        }
        return parameters;
    }
}
