package dev.packit.stats.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A request that cannot be read comes back as a form with everything that was asked for. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
class CorrectionTest {

    private static Document bad(String address) {
        return Jsoup.parse(given().urlEncodingEnabled(false)
                .header("Accept", "text/html")
                .get(address)
                .then()
                .statusCode(400)
                .extract()
                .asString());
    }

    @Test
    void nothingHasToBeTypedAgain() {
        Document page =
                bad("/jobs/copr?project=packit/ogr&outcome=failed&outcome=error&pr=x&target=%22%3E%3Cb%3E&branch=");

        assertThat(page.select("main form").attr("action")).isEqualTo("/jobs/copr");
        assertThat(page.select("main form input").stream().map(input -> input.attr("name") + "=" + input.attr("value")))
                .containsExactly("outcome=failed", "outcome=error", "pr=x", "project=packit/ogr", "target=\"><b>");
        assertThat(page.select("main form label:has([aria-invalid])").text()).isEqualTo("pr invalid");
        assertThat(page.getElementById(page.select("[aria-invalid]").attr("aria-describedby"))
                        .text())
                .isEqualTo("The parameter pr must be a whole number from 1 to 2147483647, not “x”.");
    }

    @Test
    void aParameterThatThePageDoesNotHaveIsLeftOut() {
        Document page = bad("/statistics?period=week&colour=blue");

        assertThat(page.select("main form input").eachAttr("name")).containsExactly("period");
        assertThat(page.select("main p.sentence").text()).startsWith("The parameter colour is not supported here");
        assertThat(bad("/statistics?colour=blue").select("main form")).isEmpty();
    }

    @Test
    void thePathKeepsItsEncoding() {
        assertThat(bad("/projects/github.com/packit/ogr/-/branches/feature%2Fx%20y?limit=0")
                        .select("main form")
                        .attr("action"))
                .isEqualTo("/projects/github.com/packit/ogr/-/branches/feature%2Fx%20y");
    }

    @Test
    void whatIsTooLongIsNotRepeated() {
        assertThat(bad("/jobs/copr?limit=0&target=" + "a".repeat(501)).select("main form"))
                .isEmpty();
    }
}
