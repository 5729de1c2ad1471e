package dev.packit.stats.job;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.statistics.Counted;
import dev.packit.stats.web.Urls;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is true for every filter parameter, on every page that has a filter. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class ParameterTest {

    private static final Set<Parameter> TIMES = Set.of(Parameter.FROM, Parameter.TO, Parameter.PERIOD);

    /**
     * What is expected of a parameter.
     *
     * @param value a value of Copr builds in the fixture
     * @param malformed a query with an invalid value
     * @param problem the resulting error message
     * @param chip the resulting phrase
     */
    private record Expected(String value, String malformed, String problem, String chip) {}

    private static Expected of(Parameter parameter) {
        String twice = "must be given only once";
        return switch (parameter) {
            case PROJECT ->
                new Expected("github.com/packit/ogr", "project=a/b&project=c/d", twice, "in github.com/packit/ogr");
            case PR ->
                new Expected(
                        "24",
                        "project=packit/twice&pr=x",
                        "must be a whole number from 1 to 2147483647, not “x”",
                        "for pull request #24");
            case BRANCH -> new Expected("feature/x", "branch=a&branch=b", twice, "of branch feature/x");
            case RELEASE -> new Expected("v1.0", "release=a&release=b", twice, "of release v1.0");
            case ISSUE ->
                new Expected("7", "issue=0", "must be a whole number from 1 to 2147483647, not “0”", "for issue #7");
            case COMMIT -> new Expected("c0ffee", "commit=a&commit=b", twice, "of commit c0ffee");
            case PACKAGE -> new Expected("python-ogr", "package=a&package=b", twice, "of package python-ogr");
            case OUTCOME ->
                new Expected(
                        "failed,error",
                        "outcome=passed",
                        "must be one or more of running, success, failed, error, other, separated by commas, not “passed”",
                        "with outcome failed or error");
            case OVERDUE -> new Expected("true", "overdue=yes", "must be true or left out, not “yes”", "overdue");
            case WAITING -> new Expected("true", "waiting=yes", "must be true or false, not “yes”", "that are waiting");
            case STATUS ->
                new Expected(
                        "failure,retry",
                        "status=passed",
                        "must be one or more of waiting_for_srpm, pending, success, failure, error, canceled, retry,"
                                + " separated by commas, not “passed”",
                        "with status failure or retry");
            case TARGET -> new Expected("fedora-*", "target=a&target=b", twice, "for fedora-*");
            case IDENTIFIER -> new Expected("e2e", "identifier=a&identifier=b", twice, "with identifier e2e");
            case FROM ->
                new Expected(
                        "2026-01-31",
                        "from=yesterday",
                        "must be a date such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z,"
                                + " of a year from 1970 to 2999, not “yesterday”",
                        "from 2026-01-31");
            case TO ->
                new Expected(
                        "2026-02-28",
                        "to=2026-02-30",
                        "must be a date such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z,"
                                + " of a year from 1970 to 2999, not “2026-02-30”",
                        "before 2026-02-28");
            case PERIOD ->
                new Expected(
                        "week",
                        "period=decade",
                        "must be one of day, week, month, quarter, year, all, not “decade”",
                        "from the last week");
        };
    }

    /** A query with a parameter, and with the project if the parameter requires it. */
    private static Map<String, String> query(Parameter parameter) {
        Map<String, String> query = new LinkedHashMap<>();
        if (parameter == Parameter.PR) {
            query.put("project", of(Parameter.PROJECT).value);
        }
        query.put(parameter.word(), of(parameter).value);
        return query;
    }

    @ParameterizedTest
    @EnumSource
    void itIsReadAndWhatCannotBeIsNamed(Parameter parameter) {
        for (String path : List.of("/jobs/copr", "/pipeline", "/statistics")) {
            String query = Urls.query(query(parameter));
            given().redirects().follow(false).get(path + query).then().statusCode(200);
        }

        JsonPath error = refused("/jobs/copr?" + of(parameter).malformed);

        assertThat(error.getString("parameter")).isEqualTo(parameter.word());
        assertThat(error.getString("detail")).isEqualTo(of(parameter).problem);
    }

    /** Lists ask the database, and statistics the copy in memory, which must know every property that can be asked for. */
    @ParameterizedTest
    @EnumSource
    void statisticsCountTheJobsThatListsHave(Parameter parameter) {
        Map<String, String> query = query(parameter);
        if (!TIMES.contains(parameter)) {
            query.put("period", "all");
        }

        long listed = given().get("/jobs/copr" + Urls.query(query) + "&format=jsonl&limit=all")
                .asString()
                .lines()
                .count();

        query.put("kind", "copr");
        assertThat(json("/statistics" + Urls.query(query)).getLong("kinds[0].total"))
                .isEqualTo(listed);
    }

    @ParameterizedTest
    @EnumSource
    void itIsSaidAndCanBeTakenAway(Parameter parameter) {
        for (String path : List.of("/jobs/copr", "/pipeline", "/statistics")) {
            Document page = page(path + Urls.query(query(parameter)));

            Element chip = page.select("a.chip").last();
            assertThat(chip.select("bdi").text()).isEqualTo(of(parameter).chip);
            Map<String, String> rest = query(parameter);
            rest.remove(parameter.word());
            assertThat(chip.attr("href")).isEqualTo(path + Urls.query(rest));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFormAsksForItAgain(Parameter parameter) {
        for (String path : List.of("/jobs/copr", "/pipeline", "/statistics")) {
            String asked = path + Urls.query(query(parameter));
            Document page = page(asked);
            FormElement form = page.select("form.filter").forms().get(0);

            var sent = given().redirects().follow(false);
            form.formData().forEach(field -> sent.queryParam(field.key(), field.value()));
            assertThat(sent.get(form.attr("action"))
                            .then()
                            .statusCode(303)
                            .extract()
                            .header("Location"))
                    .endsWith(asked);
        }
    }

    @Test
    void aFormOffersWhatThereIsToChooseFrom() {
        Document page = page("/jobs/koji?outcome=failed,error&period=week");

        assertThat(page.select("[name=outcome][type=checkbox]").eachAttr("value"))
                .containsExactly("running", "success", "failed", "error", "other");
        assertThat(page.select("[name=outcome][checked]").eachAttr("value")).containsExactly("failed", "error");
        assertThat(page.select("select[name=period] option").eachText())
                .containsExactly("any", "day", "week", "month", "quarter", "year", "all");
        assertThat(page.select("select[name=period] option[selected]").text()).isEqualTo("week");
        assertThat(page.select("datalist#" + page.select("[name=status]").attr("list") + " option")
                        .eachAttr("value"))
                .containsExactly(
                        "queued", "pending", "retry", "running", "success", "failure", "error", "canceled", "skipped");
    }

    @Test
    void aFieldThatIsInUseIsNotFoldedAway() {
        String visible = "form.filter > label input[name=branch], form.filter > label input[name=status]";

        assertThat(page("/jobs/copr").select(visible)).isEmpty();
        assertThat(page("/jobs/copr?status=failure").select(visible).eachAttr("name"))
                .containsExactly("status");
        assertThat(page("/jobs/copr?status=failure").select("form.filter details[open]"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aListHasAFieldForAllThatItTakesAndSaysWhyItTakesNoMore(JobKind kind) {
        List<String> fields = page(kind.listPath()).select("form.filter [name]").eachAttr("name").stream()
                .distinct()
                .toList();

        List<String> taken = new ArrayList<>();
        for (Parameter parameter : Parameter.values()) {
            Map<String, String> query = query(parameter);
            query.replace("status", "no word of theirs");
            var answer = given().accept("application/json").get(kind.listPath() + Urls.query(query));
            String detail = answer.statusCode() == 200 ? "" : answer.jsonPath().getString("detail");
            if (!detail.contains("these jobs have no")) {
                taken.add(parameter.word());
            } else {
                assertThat(answer.jsonPath().getString("parameter")).isEqualTo(parameter.word());
                assertThat(detail)
                        .isEqualTo("is not recorded for %s: these jobs have no %s"
                                .formatted(kind.words().plural(), parameter.word()));
            }
        }
        assertThat(fields).containsExactlyInAnyOrderElementsOf(taken);
        List<String> missing = Arrays.stream(Parameter.values())
                .map(Parameter::word)
                .filter(word -> !taken.contains(word))
                .toList();
        assertThat(missing)
                .isEqualTo(
                        switch (kind) {
                            case SRPM -> List.of("target", "identifier");
                            case KOJI_TAG_REQUEST -> List.of("overdue", "waiting", "status", "identifier");
                            case COPR, TESTING_FARM, LOG_DETECTIVE -> List.of();
                            default -> List.of("identifier");
                        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kind=srpm&target=x                            | target     | is not recorded for SRPM builds: these jobs have no target
                    kind=koji,bodhi&identifier=x                  | identifier | is not recorded for Koji scratch builds, Bodhi updates: these jobs have no identifier
                    kind=koji-tag-requests&status=x               | status     | is not recorded for Koji tag requests: these jobs have no status
                    kind=srpm,copr&status=passed                  | status     | must be one or more of waiting_for_srpm, pending, success, failure, error, canceled, retry, separated by commas, not “passed”
                    """)
    void statisticsOfKindsOfWhichNoneHasItSayWhy(String query, String parameter, String detail) {
        for (String path : List.of("/statistics", "/statistics/rates.svg")) {
            JsonPath error = refused(path + "?" + query);
            assertThat(error.getString("parameter")).isEqualTo(parameter);
            assertThat(error.getString("detail")).isEqualTo(detail);
        }
        given().get("/statistics?kind=srpm,copr&target=x&identifier=x").then().statusCode(200);
    }

    /**
     * One and the same job must have all but the outcome, which is the run's. Run 10 is running, and has among its jobs two
     * passed ones with this identifier, and failed ones without.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    identifier=e2e                                     | 10
                    identifier=e2e&outcome=running                     | 10
                    identifier=e2e&outcome=success                     |
                    identifier=e2e&outcome=failed                      |
                    identifier=e2e&status=passed                       | 10
                    identifier=e2e&status=passed&target=fedora-44-*    | 10
                    identifier=e2e&status=passed&target=fedora-rawhide |
                    identifier=e2e&project=packit/twice                |
                    identifier=nobody                                  |
                    """)
    void runsHaveAJobThatIsAllThatWasAskedFor(String query, String ids) {
        assertThat(json("/pipeline?" + query).getList("items.id", String.class))
                .isEqualTo(ids == null ? List.of() : List.of(ids.split(" ")));
    }

    @Test
    void aJobShowsItsIdentifierBesideItsTarget() {
        assertThat(page("/jobs/copr?identifier=e2e")
                        .select("table.jobs td.target")
                        .text())
                .isEqualTo("fedora-44-x86_64 e2e");
        assertThat(page("/pipeline/10")
                        .select("table.run tr:has(a[href$=testing-farm/5601]) td:eq(1)")
                        .text())
                .isEqualTo("Testing Farm fedora-44-x86_64 e2e");
        assertThat(page("/jobs/testing-farm/5601")
                        .select(".facts div:contains(Identifier) dd")
                        .text())
                .isEqualTo("e2e");
        assertThat(json("/jobs/testing-farm/5601").getString("identifier")).isEqualTo("e2e");
        assertThat(json("/jobs/testing-farm/5602").getMap("")).containsEntry("identifier", null);
    }

    private static JsonPath refused(String path) {
        return given().urlEncodingEnabled(false)
                .accept("application/json")
                .get(path)
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
    }
}
