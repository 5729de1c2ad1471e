package dev.packit.stats.usage;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Query;
import dev.packit.stats.statistics.Counted;
import dev.packit.stats.statistics.StatisticsAgainstSqlTest;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares usage with simple SQL, on a year of generated data. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = StatisticsAgainstSqlTest.DATABASE),
            @ResourceArg(name = "data", value = "generated")
        })
@ExtendWith(Counted.class)
class UsageTest {

    private static final Query SQL = new Query(StatisticsAgainstSqlTest.DATABASE);

    /** Pipelines with their project on a forge. */
    private static final String PIPELINES = """
            (select p.id, p.datetime as at, p.project_event_id as event, e.type::text as type,
                g.instance_url as forge, g.namespace, replace(g.instance_url || '/' || g.namespace || '/' || g.repo_name, '//', '/') as project,
                p.copr_build_group_id, p.srpm_build_id
            from pipelines p
            left join project_events e on e.id = p.project_event_id
            left join (
                select 'pull_request' as type, id, project_id from pull_requests
                union all select 'branch_push', id, project_id from git_branches
                union all select 'release', id, project_id from project_releases
                union all select 'issue', id, project_id from project_issues
                union all select 'koji_build_tag', id, project_id from koji_build_tags) t
                on t.id = e.event_id and t.type = e.type::text
            left join git_projects g on g.id = t.project_id) r
            """;

    @ParameterizedTest
    @CsvSource({
        "?period=day,                       2026-06-14 12:00, 2026-06-15 12:00",
        "?period=month,                     2026-05-15 12:00, 2026-06-15 12:00",
        "?period=year,                      2025-06-15 12:00, 2026-06-15 12:00",
        "?from=2026-01-31&to=2026-03-01,    2026-01-31,       2026-03-01",
        "?period=all,                       1970-01-01,       2999-01-01"
    })
    void countsWhatIsActive(String query, String from, String to) {
        JsonPath usage = json("/usage" + query + "&top=1000");
        String during = " where at >= '%s' and at < '%s'".formatted(from, to);

        // all time includes jobs of unknown time
        String submitted = query.equals("?period=all")
                ? "true"
                : "c.submitted_time >= '%s' and c.submitted_time < '%s'".formatted(from, to);

        assertThat(usage.getString("projects.active"))
                .isEqualTo(SQL.value("select count(distinct project) from " + PIPELINES + during));
        String firstRuns = "(select forge, min(at) as at from " + PIPELINES
                + " where project is not null group by forge, project) f";
        assertThat(usage.getString("projects.all"))
                .isEqualTo(SQL.value(
                        "select count(distinct (instance_url, coalesce(namespace, ''), repo_name)) from git_projects"));
        Map<String, String> forges = new HashMap<>();
        usage.getList("projects.forges", Map.class)
                .forEach(forge -> forges.put(
                        (String) forge.get("forge"),
                        "%s %s %s".formatted(forge.get("all"), forge.get("active"), forge.get("onboarded"))));
        assertThat(forges).isEqualTo(SQL.pairs("""
                        select g.instance_url, concat_ws(' ', count(distinct coalesce(g.namespace, '') || '/' || g.repo_name),
                            (select count(distinct project) from %1$s %2$s and forge = g.instance_url),
                            (select count(*) from %3$s where forge = g.instance_url and at >= '%4$s' and at < '%5$s'))
                        from git_projects g
                        group by 1""".formatted(PIPELINES, during, firstRuns, from, to)));
        Map<String, String> events = new HashMap<>();
        usage.getList("events", Map.class).stream()
                .filter(event -> !event.get("total").toString().equals("0"))
                .forEach(event -> events.put(
                        (String) event.get("type"), event.get("total").toString()));
        assertThat(events)
                .isEqualTo(
                        SQL.pairs("select type, count(*) from (select type, event, min(id) as first from " + PIPELINES
                                + " where event is not null group by 1, 2) f join pipelines p on p.id = f.first where p.datetime >= '%s' and p.datetime < '%s' group by 1"
                                        .formatted(from, to)));
        Map<String, String> copr = new HashMap<>();
        usage.getList("jobs.find { it.kind == 'copr' }.top", Map.class)
                .forEach(busy ->
                        copr.put((String) busy.get("project"), busy.get("jobs").toString()));
        assertThat(copr).isEqualTo(SQL.pairs("""
                select r.project, count(*)
                from copr_build_targets c
                join %s on r.id = (select min(p.id) from pipelines p where p.copr_build_group_id = c.copr_build_group_id)
                where %s and r.project is not null
                group by 1""".formatted(PIPELINES, submitted)));
        assertThat(usage.getLong("jobs.find { it.kind == 'copr' }.total"))
                .isEqualTo(Long.parseLong(SQL.value("select count(*) from copr_build_targets c where " + submitted)));
    }

    @Test
    void tellsNewcomersFromThoseWhoStay() {
        JsonPath usage = json("/usage?from=2025-09-01&to=2025-10-01");
        String first =
                "(select project, min(at) as first from " + PIPELINES + " where project is not null group by 1) f";

        assertThat(usage.getString("projects.newcomers"))
                .isEqualTo(SQL.value(
                        "select count(*) from " + first + " where first >= '2025-09-01' and first < '2025-10-01'"));
        List<Integer> cumulative = usage.getList("series.projects");
        assertThat(cumulative.get(cumulative.size() - 1).toString())
                .isEqualTo(SQL.value("select count(*) from " + first + " where first < '2025-10-01'"));
        String retention = SQL.value("""
                select count(*) filter (where exists (select 1 from %2$s where r.project = f.project and r.at >= '2025-09-01' and r.at < '2025-10-01'))::float8 / nullif(count(*), 0)
                from %1$s where first >= '2025-08-02' and first < '2025-09-01'""".formatted(first, PIPELINES));
        assertThat(usage.getString("projects.retention") == null).isEqualTo(retention == null);
        if (retention != null) {
            assertThat(usage.getDouble("projects.retention")).isCloseTo(Double.parseDouble(retention), within(1e-6));
        }
    }

    @Test
    void eachStepHasItsJobsAndProjectsByKind() {
        JsonPath usage = json("/usage?from=2026-03-01&to=2026-03-11");

        for (int day = 1; day <= 10; day++) {
            assertThat(usage.getString("series[%d].kinds.find { it.kind == 'copr' }.jobs".formatted(day - 1)) + " "
                            + usage.getString(
                                    "series[%d].kinds.find { it.kind == 'copr' }.projects".formatted(day - 1)))
                    .isEqualTo(SQL.value("""
                            select count(*) || ' ' || count(distinct r.project)
                            from copr_build_targets c
                            left join %1$s on r.id = (select min(p.id) from pipelines p where p.copr_build_group_id = c.copr_build_group_id)
                            where c.submitted_time >= date '2026-02-28' + %2$d and c.submitted_time < date '2026-02-28' + %2$d + 1""".formatted(PIPELINES, day)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"active-projects", "new-projects", "projects", "events", "jobs"})
    void aChartStandsAlone(String name) {
        given().get("/usage/%s.svg?period=year".formatted(name))
                .then()
                .statusCode(200)
                .contentType("image/svg+xml;charset=UTF-8");
        given().get("/usage/nothing.svg").then().statusCode(404);
    }

    @Test
    void csvHasTheProjectsOfEachForge() {
        Map<String, Object> github =
                json("/usage?period=year").getMap("projects.forges.find { it.forge == 'github.com' }");

        assertThat(given().get("/usage?period=year&format=csv").asString().lines())
                .startsWith("kind,project,jobs,forge,all_projects,active_projects,onboarded_projects")
                .contains(",,,github.com,%s,%s,%s"
                        .formatted(github.get("all"), github.get("active"), github.get("onboarded")));
    }

    @Test
    void thePageNamesEveryForgeAndKind() {
        String page = given().get("/usage?period=year")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(page).contains("github.com", "src.fedoraproject.org", "Copr builds", "Test runs", "anitya version");
    }

    @Test
    void saysAsOfWhen() {
        assertThat(json("/usage?period=week").getString("as_of")).isEqualTo("2026-06-15T12:00:00Z");
        assertThat(json("/statistics?period=week").getString("as_of")).isEqualTo("2026-06-15T12:00:00Z");
        assertThat(json("/").getString("at")).isEqualTo("2026-06-15T12:00:00Z");
        assertThat(page("/usage?period=week").select("p:contains(As of) time").eachAttr("datetime"))
                .containsExactly("2026-06-15T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "?period=fortnight, period",
        "?period=day&from=2026-01-01, period",
        "?top=0, top",
        "?project=github.com/packit/ogr, project"
    })
    void saysWhatItDoesNotTake(String query, String parameter) {
        assertThat(given().accept("application/json")
                        .get("/usage" + query)
                        .then()
                        .statusCode(400)
                        .extract()
                        .jsonPath()
                        .getString("parameter"))
                .isEqualTo(parameter);
    }
}
