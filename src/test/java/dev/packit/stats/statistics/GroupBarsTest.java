package dev.packit.stats.statistics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.packit.stats.PackitDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first groups of jobs as bars. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class GroupBarsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/statistics/groups.svg?by=target&kind=copr", "/statistics?by=target&kind=copr&format=svg"})
    void theyAreThoseOfTheTable(String path) {
        Document image = Jsoup.parse(
                given().get(path)
                        .then()
                        .statusCode(200)
                        .contentType("image/svg+xml")
                        .extract()
                        .asString(),
                Parser.xmlParser());
        JsonPath groups = given().accept("application/json")
                .get("/statistics?by=target&kind=copr")
                .jsonPath();
        List<Map<String, ?>> all = groups.getList("groups");

        assertThat(image.select("svg > title").text()).isEqualTo("Jobs by target");
        assertThat(all).hasSizeGreaterThan(2);
        assertThat(image.select("a > text, g > text").eachText())
                .isEqualTo(all.stream()
                        .flatMap(group -> List.of(
                                String.valueOf(group.get("target") == null ? "none" : group.get("target")),
                                String.valueOf(group.get("total")))
                                .stream())
                        .toList());
        Element longest = image.select("a, g").get(0);
        assertThat(longest.select("rect:not(.hit)").stream()
                        .mapToDouble(part -> Double.parseDouble(part.attr("width")))
                        .sum())
                .isBetween(421.0, 423.0);
        assertThat(image.select("a").eachAttr("href"))
                .allMatch(href -> href.startsWith("/jobs/copr?") || href.startsWith("/statistics?"));
    }

    @Test
    void longNamesAreCutInTheMiddle() {
        Document page = Jsoup.parse(
                given().accept("text/html").get("/statistics?by=project,target").asString());

        List<String> names =
                page.select("svg.bars :is(a, g) > text:first-of-type").eachText();
        List<String> whole = page.select("svg.bars title").eachText().stream()
                .map(tip -> tip.substring(0, tip.lastIndexOf(": ")))
                .toList();
        assertThat(names).hasSize(whole.size()).hasSizeBetween(5, 20).anyMatch(name -> name.contains("…"));
        assertThat(IntStream.range(0, names.size()))
                .allMatch(i -> whole.get(i).length() <= 32
                        ? names.get(i).equals(whole.get(i))
                        : names.get(i).length() == 32
                                && whole.get(i).startsWith(names.get(i).split("…")[0])
                                && whole.get(i).endsWith(names.get(i).split("…")[1]));
        assertThat(page.select("figcaption a").eachAttr("href")).contains("/statistics/groups.svg?by=project,target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/statistics/groups.svg", "/statistics/groups.svg?kind=copr"})
    void withoutGroupsThereAreNone(String path) {
        given().accept("application/json")
                .get(path)
                .then()
                .statusCode(400)
                .body("parameter", equalTo("by"))
                .body("detail", containsString("must be one or two of kind, "));
    }
}
