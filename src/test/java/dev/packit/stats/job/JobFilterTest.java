package dev.packit.stats.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every filter of every list. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class JobFilterTest {

    private static final String OGR = "project=github.com/packit/ogr";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    copr               | project=github.com/packit/ogr                             | 3015 3014 3013 3012 3011
                    copr               | project=packit/twice                                      | 3006 3005
                    copr               | project=pagure.io/pagure-app                              | 3004
                    copr               | project=pagure-app                                        | 3004
                    copr               | project=tools/forger                                      | 3003
                    copr               | project=github.com/evil"'<b>/repo<script>alert(1)</script> | 3010
                    srpm               | project=gitlab.com/redhat/centos-stream/rpms/glibc        | 1003
                    srpm               | project=redhat/centos-stream/rpms/glibc                   | 1003
                    srpm               | project=github.com/packit/ogr                             | 1002 1001
                    koji               | project=src.fedoraproject.org/rpms/python-ogr             | 5002
                    koji-downstream    | project=rpms/python-ogr                                   | 5003
                    koji-tag-requests  | project=rpms/python-ogr                                   | 4601
                    bodhi              | project=rpms/python-ogr                                   | 7101
                    testing-farm       | project=github.com/packit/ogr                             | 5602 5601
                    openscanhub        | project=github.com/packit/ogr                             | 8001
                    log-detective      | project=github.com/packit/ogr                             | 8603 8601
                    vm-image           | project=github.com/packit/ogr                             | 9001
                    propose-downstream | project=github.com/packit/ogr                             | 6102 6101
                    pull-from-upstream | project=rpms/python-ogr                                   |
                    copr               | project=github.com/packit/ogr&pr=24                       | 3015 3014 3013
                    copr               | project=packit/twice&pr=8                                 | 3006 3005
                    copr               | project=github.com/packit/ogr&pr=25                       |
                    copr               | project=github.com/packit/ogr&branch=feature/x            | 3012 3011
                    copr               | branch=feature/x                                          | 3012 3011
                    copr               | branch=<script>alert("x")</script>                        | 3010
                    propose-downstream | release=v1.0                                              | 6102 6101
                    propose-downstream | project=github.com/packit/ogr&release=v1.0                | 6102 6101
                    copr               | issue=7                                                   |
                    copr               | commit=c0ffee0000000000000000000000000000000002           | 3012 3011
                    copr               | commit=c0ffee000                                          | 3015 3014 3013 3012 3011 3010 3009 3006 3005 3004 3003
                    copr               | commit=C0FFEE0000000000000000000000000000000002           | 3012 3011
                    copr               | commit=c0ff                                               | 3015 3014 3013 3012 3011 3010 3009 3006 3005 3004 3003
                    copr               | commit=nonsense                                           |
                    pull-from-upstream | commit=c0ffee                                             |
                    propose-downstream | commit=c0ffee0000000000000000000000000000000003           | 6102 6101
                    propose-downstream | commit=aaaa000000000000000000000000000000000301           |
                    vm-image           | commit=bbbb000000000000000000000000000000000302           | 9101
                    vm-image           | commit=BBBB                                               | 9101
                    vm-image           | project=tools/forger&commit=bbbb                          | 9101
                    vm-image           | project=github.com/packit/ogr&commit=bbbb                 |
                    copr               | after=9223372036854775807                                 |
                    copr               | package=twice                                             | 3006 3005
                    copr               | package=pkg<i>&                                           | 3010
                    copr               | target=fedora-rawhide-*                                   | 3015 3014 3012
                    copr               | target=*aarch64                                           | 3015
                    copr               | target=fedora-4_-x86_64                                   |
                    openscanhub        | target=fedora-44-x86_64                                   | 8001
                    copr               | identifier=e2e                                            | 3013
                    copr               | identifier=E2E                                            |
                    copr               | identifier=e2*                                            |
                    copr               | identifier=e2e&target=*rawhide*                           |
                    testing-farm       | identifier=e2e                                            | 5601
                    testing-farm       | identifier=e2e&project=github.com/packit/ogr&outcome=success | 5601
                    testing-farm       | identifier=e2e&outcome=failed                             |
                    log-detective      | identifier=e2e                                            | 8601
                    copr               | outcome=error                                             | 3104 3009
                    copr               | outcome=failed,error                                      | 3104 3103 3014 3009
                    copr               | outcome=other                                             | 3107 3106 3012 3011 3010
                    copr               | status=failure                                            | 3103 3014 3012 3011
                    copr               | overdue=true                                              | 3105 3102
                    copr               | waiting=true                                              | 3105 3102
                    copr               | outcome=running&waiting=false                             | 3015
                    srpm               | outcome=other                                             | 1107 1106 1005
                    koji               | outcome=other                                             | 5111 5110 5109 5108
                    koji-tag-requests  | outcome=other                                             | 4602 4601
                    koji-tag-requests  | outcome=success,running                                   |
                    copr               | status=retry                                              | 3106
                    copr               | status=retry,canceled                                     | 3107 3106 3010
                    koji               | status=perplexed                                          | 5110
                    koji               | status=never heard of                                     |
                    copr               | from=2026-06-14&to=2026-06-15                             | 3012 3011
                    copr               | from=2026-06-15T10:00:02Z                                 | 3015 3014 3013
                    copr               | from=2026-06-15T12:00:02+02:00                            | 3015 3014 3013
                    copr               | from=2026-06-14T09:00:02&to=2026-06-15T10:00:02           | 3012 3011
                    copr               | to=2021-01-01                                             | 3001
                    copr               | period=day                                                | 3015 3014 3013
                    copr               | period=week                                               | 3105 3102 3015 3014 3013 3012 3011 3010 3009 3008 3007 3006
                    koji-tag-requests  | period=all                                                | 4602 4601
                    koji-tag-requests  | period=year                                               | 4601
                    copr               | project=github.com/packit/ogr&outcome=failed              | 3014
                    copr               | project=github.com/packit/ogr&package=python-ogr&target=*x86_64&period=day | 3014 3013
                    """)
    void aFilterShowsTheJobsThatItDescribes(String kind, String filter, String ids) {
        List<String> expected = ids == null ? List.of() : List.of(ids.trim().split(" "));

        assertThat(ask(kind.trim(), filter.trim(), "json")
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items.id", String.class))
                .isEqualTo(expected);
        Document page = page(kind.trim(), filter.trim());
        assertThat(page.select("table.jobs a.job").eachAttr("href"))
                .isEqualTo(expected.stream()
                        .map(id -> JobKind.ofList(kind.trim()).orElseThrow().detailPath(Long.parseLong(id)))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    copr              | pr=24                               | pr        | must be combined with project
                    copr              | pr=x&project=packit/twice           | pr        | must be a whole number
                    copr              | pr=0&project=packit/twice           | pr        | must be a whole number from 1
                    copr              | pr=99999999999&project=packit/twice | pr        | must be a whole number from 1 to 2147483647
                    copr              | issue=-1                            | issue     | must be a whole number
                    copr              | outcome=passed                      | outcome   | must be one or more of running, success, failed, error, other
                    copr              | status=passed                       | status    | must be one or more of waiting_for_srpm, pending, success, failure, error, canceled, retry
                    testing-farm      | status=failure                      | status    | must be one or more of new, queued, retry, running
                    koji-tag-requests | status=success                      | status    | is not recorded for Koji tag requests: these jobs have no status
                    srpm              | target=x                            | target    | is not recorded for SRPM builds: these jobs have no target
                    srpm              | identifier=x                        | identifier | is not recorded for SRPM builds: these jobs have no identifier
                    koji              | identifier=x                        | identifier | is not recorded for Koji scratch builds: these jobs have no identifier
                    copr              | project=packit/ogr                  | project   | is ambiguous: use one of github.com/packit/ogr, gitlab.com/packit/ogr
                    copr              | from=yesterday                      | from      | must be a date such as 2026-01-31
                    copr              | to=2026-02-30                       | to        | must be a date such as
                    copr              | from=9999-01-01                     | from      | must be a date such as
                    copr              | from=2026-02-01&to=2026-01-01       | from      | must be before to
                    copr              | period=decade                       | period    | must be one of day, week, month, quarter, year, all
                    copr              | period=day&from=2026-01-01          | period    | cannot be combined with from or to
                    copr              | limit=0                             | limit     | must be a whole number from 1 to 100
                    copr              | limit=101                           | limit     | must be a whole number from 1 to 100
                    copr              | before=abc                          | before    | must be a whole number
                    copr              | before=1&after=1                    | after     | cannot be combined with before
                    copr              | target=a&target=b                   | target    | must be given only once
                    copr              | branch=%00                          | branch    | must not contain a NUL character
                    copr              | outcome=,                           | outcome   | must contain at least one word
                    copr              | status=,,                           | status    | must contain at least one word
                    copr              | format=json&format=html             | format    | must be given only once
                    copr              | stauts=failure                      | stauts    | is not supported here; this page takes after, before, branch
                    copr              | format=yaml                         | format    | must be one of html, json
                    """)
    void badInputIsNamed(String kind, String filter, String parameter, String problem) {
        var error = given().urlEncodingEnabled(false)
                .header("Accept", "application/json")
                .get("/jobs/" + kind.trim() + "?" + filter.trim())
                .then()
                .statusCode(400)
                .contentType("application/json")
                .extract()
                .jsonPath();

        assertThat(error.getString("parameter")).isEqualTo(parameter.trim());
        assertThat(error.getString("detail")).startsWith(problem.trim());
        assertThat(error.getInt("status")).isEqualTo(400);
    }

    @Test
    void aProjectThatNobodyKnowsIsNotFound() {
        ask("copr", "project=github.com/no/where", "json")
                .statusCode(404)
                .body("detail", org.hamcrest.Matchers.equalTo("Packit has no project “github.com/no/where”."));
    }

    @Test
    void aProjectIsLookedForEvenWhereNothingCanMatch() {
        ask("koji-tag-requests", "outcome=success&project=no/such", "json").statusCode(404);
    }

    @Test
    void everyLinkToAnotherPageCanBeFollowed() {
        String previous = ask("copr", "before=0", "json").extract().jsonPath().getString("previous");
        given().get(previous).then().statusCode(200);
    }

    @Test
    void theFilterReadsAsASentenceWhosePartsCanBeTakenAway() {
        Document page = page("copr", OGR + "&pr=24&outcome=failed&target=fedora-*");

        assertThat(page.select("p.sentence").text())
                .isEqualTo("Copr builds in github.com/packit/ogr × for pull request #24 × with outcome failed ×"
                        + " for fedora-* × Remove all filters");
        assertThat(page.select("p.sentence a.chip").eachAttr("href"))
                .containsExactly(
                        "/jobs/copr?outcome=failed&target=fedora-*",
                        "/jobs/copr?project=github.com/packit/ogr&outcome=failed&target=fedora-*",
                        "/jobs/copr?project=github.com/packit/ogr&pr=24&target=fedora-*",
                        "/jobs/copr?project=github.com/packit/ogr&pr=24&outcome=failed");
        assertThat(page.select("form.filter [name=project]").val()).isEqualTo("github.com/packit/ogr");
        assertThat(page.select("form.filter [name=outcome][checked]").eachAttr("value"))
                .containsExactly("failed");
    }

    @Test
    void fieldsThatAFormLeftEmptyAreLeftOutOfTheAddress() {
        given().redirects()
                .follow(false)
                .get("/jobs/copr?project=&pr=&outcome=failed&outcome=error&status=&from=&limit=50")
                .then()
                .statusCode(303)
                .header("Location", "/jobs/copr?outcome=failed,error&limit=50");
    }

    @Test
    void pagesOfAFilteredListStayFiltered() {
        var first =
                ask("copr", OGR + "&limit=2", "json").statusCode(200).extract().jsonPath();

        assertThat(first.getList("items.id")).isEqualTo(List.of(3015, 3014));
        assertThat(first.getString("previous")).isNull();
        assertThat(first.getString("next"))
                .matches("http://[^/]+/jobs/copr\\?project=github.com/packit/ogr&limit=2&format=json&before=3014");
        var second = given().get(first.getString("next")).then().extract().jsonPath();
        assertThat(second.getList("items.id")).isEqualTo(List.of(3013, 3012));
        assertThat(given().get(second.getString("previous"))
                        .then()
                        .extract()
                        .jsonPath()
                        .getList("items.id"))
                .isEqualTo(List.of(3015, 3014));
    }

    private static ValidatableResponse ask(String kind, String filter, String format) {
        var request = given().queryParam("format", format);
        Arrays.stream(filter.split("&(?=[a-z]+=)"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> request.queryParam(pair[0], pair[1]));
        return request.get("/jobs/" + kind).then();
    }

    private static Document page(String kind, String filter) {
        return Jsoup.parse(ask(kind, filter, "html").statusCode(200).extract().asString());
    }
}
