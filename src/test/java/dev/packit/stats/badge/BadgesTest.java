package dev.packit.stats.badge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Pages;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What badges say, and what other sites need of them. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class BadgesTest {

    @Test
    void aProgramReadsWhatIsMissing() {
        given().accept("application/json")
                .get("/badge/github.com/acme/nothing/copr.svg")
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no such badge: Packit has no such project or kind of job."));
    }

    private static final String OGR = "/badge/github.com/packit/ogr/";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    github.com/packit/ogr/srpm.svg                                  | SRPM: failed
                    github.com/packit/ogr/copr.svg                                  | Copr: not built
                    github.com/packit/ogr/copr.svg?branch=feature/x&target=*rawhide* | Copr feature/x *rawhide*: not built
                    github.com/packit/ogr/copr.svg?target=fedora-33-x86_64          | Copr fedora-33-x86_64: no data
                    github.com/packit/ogr/copr.svg?branch=nope                      | Copr nope: no data
                    github.com/packit/ogr/testing-farm.svg?identifier=e2e           | Testing Farm e2e: no data
                    github.com/packit/ogr/propose-downstream.svg                    | Propose downstream: error
                    github.com/packit/ogr/propose-downstream.svg?target=rawhide     | Propose downstream rawhide: success
                    github.com/packit/ogr/propose-downstream.svg?branch=feature/x   | Propose downstream feature/x: no data
                    src.fedoraproject.org/rpms/python-ogr/koji-downstream.svg       | Koji: success
                    src.fedoraproject.org/rpms/python-ogr/koji.svg                  | Koji scratch: no data
                    src.fedoraproject.org/rpms/python-ogr/bodhi.svg?branch=rawhide  | Bodhi rawhide: success
                    src.fedoraproject.org/rpms/python-ogr/koji-tag-requests.svg     | Koji tag: no result
                    src.fedoraproject.org/rpms/python-ogr/pull-from-upstream.svg?target=rawhide | Pull from upstream rawhide: success
                    gitlab.com/redhat/centos-stream/rpms/glibc/srpm.svg             | SRPM: no data
                    pagure.io/pagure-app/copr.svg                                   | Copr: no data
                    github.com/packit/ogr/success-rate.svg                          | success rate: 57%
                    github.com/packit/ogr/success-rate.svg?kind=copr&period=day     | success rate: 50%
                    github.com/packit/twice/success-rate.svg?from=2020-01-01&to=2020-02-01 | success rate: no data
                    """)
    void aBadgeSaysHowItIs(String badge, String title) {
        assertThat(title("/badge/" + badge)).isEqualTo(title);
    }

    @Test
    void anImageStandsAloneAndIsAccessible() throws Exception {
        Response answer = given().header("Accept", "text/html").get(OGR + "srpm.svg");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("image/svg+xml;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=60");
        assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(answer.asString()).isEqualTo("""
                        <svg xmlns="http://www.w3.org/2000/svg" width="85.3" height="20" role="img" aria-label="SRPM: failed">\
                        <title>SRPM: failed</title>\
                        <path fill="#444c56" d="M42.8 0v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z"/>\
                        <path fill="#b3261e" d="M42.8 0h39.5a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H42.8z"/>\
                        <g fill="#fff" font-family="DejaVu Sans,Verdana,Geneva,sans-serif" font-size="11">\
                        <text x="6" y="14" textLength="30.8">SRPM</text>\
                        <text x="48.8" y="14" textLength="30.5">failed</text></g></svg>""");
        given().header("If-None-Match", answer.header("ETag"))
                .get(OGR + "srpm.svg")
                .then()
                .statusCode(304);
    }

    @Test
    void whatStrangersNamedIsText() throws Exception {
        String svg = given().queryParam("branch", "<b>\"&é\u0007中")
                .get(OGR + "copr.svg")
                .asString();

        Element image = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        assertThat(image.getAttribute("aria-label")).isEqualTo("Copr <b>\"&é\uFFFD中: no data");
        assertThat(image.getElementsByTagName("text").item(0).getTextContent()).isEqualTo("Copr <b>\"&é\uFFFD中");
    }

    @Test
    void shieldsCanDrawIt() {
        Response answer = given().get(OGR + "srpm.svg?format=shields");

        assertThat(answer.asString())
                .isEqualTo("{\"schemaVersion\":1,\"label\":\"SRPM\",\"message\":\"failed\",\"color\":\"#b3261e\","
                        + "\"cacheSeconds\":60,\"isError\":false}");
        assertThat(answer.contentType()).isEqualTo("application/json;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=60");
        given().header("If-None-Match", answer.header("ETag"))
                .get(OGR + "srpm.svg?format=shields")
                .then()
                .statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/badge/github.com/packit/nope/copr.svg",
                "/badge/github.com/copr.svg",
                "/badge/gitlab.com/packit/twice/copr.svg",
                "/badge/github.com/packit/ogr/nope.svg",
                "/badge/github.com/packit/ogr/koji-tag-request.svg"
            })
    void whatThereIsNotIsNotFound(String badge) {
        Response answer = given().header("If-None-Match", "*").get(badge);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.asString()).contains(" aria-label=\"Packit: not found\">");
        given().get(badge + "?format=shields")
                .then()
                .statusCode(404)
                .body("message", equalTo("not found"))
                .body("isError", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource({
        "srpm.svg?target=x, target",
        "copr.svg?period=day, period",
        "copr.svg?pr=24, pr",
        "copr.svg?format=xml, format",
        "copr.svg?branch=a&branch=b, branch",
        "success-rate.svg?period=never, period",
        "success-rate.svg?kind=nope, kind"
    })
    void aParameterThatCannotBeReadIsNamed(String badge, String parameter) {
        given().get(OGR + badge)
                .then()
                .statusCode(400)
                .contentType("text/plain")
                .body(org.hamcrest.Matchers.startsWith("The parameter “" + parameter + "” "));
        if (!parameter.equals("format")) {
            given().get(OGR + badge + "&format=shields")
                    .then()
                    .statusCode(400)
                    .contentType("application/json")
                    .body("parameter", equalTo(parameter));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/badge", "/badge/github.com", "/badge/github.com/packit/ogr/copr"})
    void anotherAddressIsNone(String path) {
        given().get(path).then().statusCode(404).contentType("text/html");
    }

    @Test
    void aProjectsPageHasWhatToCopy() {
        Document page = Pages.page("/projects/github.com/packit/ogr");

        assertThat(page.select(".embeds h3").eachText())
                .containsExactly(
                        "SRPM",
                        "Copr",
                        "Testing Farm",
                        "Propose downstream",
                        "OpenScanHub",
                        "Log Detective",
                        "VM image",
                        "Success rate of the last month",
                        "Success and error rates",
                        "Results of the latest pushes");
        String here = page.select(".embeds pre").first().text().replaceAll(".*\\(|/projects/.*", "");
        assertThat(page.select(".embeds dl").get(1).select("pre").stream().map(org.jsoup.nodes.Element::wholeText))
                .containsExactly(
                        "[![Copr](%1$s/badge/github.com/packit/ogr/copr.svg)](%1$s/projects/github.com/packit/ogr)"
                                .formatted(here),
                        "image:%1$s/badge/github.com/packit/ogr/copr.svg[Copr,link=%1$s/projects/github.com/packit/ogr]"
                                .formatted(here),
                        """
                        .. image:: %1$s/badge/github.com/packit/ogr/copr.svg
                           :target: %1$s/projects/github.com/packit/ogr
                           :alt: Copr""".formatted(here),
                        "<a href=\"%1$s/projects/github.com/packit/ogr\"><img src=\"%1$s/badge/github.com/packit/ogr/copr.svg\" alt=\"Copr\"></a>"
                                .formatted(here));
        for (String image : page.select(".embeds img").eachAttr("src")) {
            given().urlEncodingEnabled(false).get(image).then().statusCode(200).contentType("image/svg+xml");
        }
    }

    private static String title(String badge) {
        Response answer = given().get(badge);
        assertThat(answer.statusCode()).as(badge).isEqualTo(200);
        return answer.asString().replaceAll("(?s).*<title>(.*)</title>.*", "$1");
    }
}
