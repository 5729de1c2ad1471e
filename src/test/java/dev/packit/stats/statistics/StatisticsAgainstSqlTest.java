package dev.packit.stats.statistics;

import static dev.packit.stats.Pages.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Query;
import dev.packit.stats.packit.JobKind;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares statistics with simple SQL, on a year of generated data, for random filters and times. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = StatisticsAgainstSqlTest.DATABASE),
            @ResourceArg(name = "data", value = "generated")
        })
@ExtendWith(Counted.class)
public class StatisticsAgainstSqlTest {

    public static final String DATABASE = "packit_generated";
    private static final Query SQL = new Query(DATABASE);

    /** All jobs of all kinds, with their outcomes and pipelines. */
    static final String JOBS = """
            (select 'srpm' as kind, t.id, t.status::text as status, null as target, t.submitted_time as submitted,
                    t.build_start_time as started, t.build_finished_time as finished,
                    array(select p.id from pipelines p where p.srpm_build_id = t.id) as pipelines
                from srpm_builds t
            union all select 'copr', t.id, t.status::text, t.target, t.submitted_time, t.build_start_time, t.build_finished_time,
                    array(select p.id from pipelines p where p.copr_build_group_id = t.copr_build_group_id)
                from copr_build_targets t
            union all select case when t.scratch is false then 'koji-downstream' else 'koji' end, t.id, t.status, t.target,
                    t.submitted_time, t.build_start_time, t.build_finished_time,
                    array(select p.id from pipelines p where p.koji_build_group_id = t.koji_build_group_id)
                from koji_build_targets t
            union all select 'koji-tag-requests', t.id, null, t.target, t.tag_request_submitted_time, null, null,
                    array(select p.id from pipelines p where p.koji_tag_request_group_id = t.koji_tag_request_group_id)
                from koji_tag_request_targets t
            union all select 'testing-farm', t.id, t.status::text, t.target, t.submitted_time, null, null,
                    array(select p.id from pipelines p where p.test_run_group_id = t.tft_test_run_group_id)
                from tft_test_run_targets t
            union all select case when s.job_type::text = 'pull_from_upstream' then 'pull-from-upstream' else 'propose-downstream' end,
                    t.id, t.status::text, t.branch, t.submitted_time, t.start_time, t.finished_time,
                    array(select p.id from pipelines p where p.sync_release_run_id = t.sync_release_id)
                from sync_release_run_targets t left join sync_release_runs s on s.id = t.sync_release_id
            union all select 'bodhi', t.id, t.status, t.target, t.submitted_time, null, null,
                    array(select p.id from pipelines p where p.bodhi_update_group_id = t.bodhi_update_group_id)
                from bodhi_update_targets t
            union all select 'openscanhub', t.id, t.status::text, c.target, t.submitted_time, null, null,
                    array(select p.id from pipelines p where p.copr_build_group_id = c.copr_build_group_id)
                from scans t left join copr_build_targets c on c.id = t.copr_build_target_id
            union all select 'log-detective', t.id, t.status::text, t.target, t.submitted_time, null, null,
                    array(select p.id from pipelines p where p.log_detective_run_group_id = t.log_detective_run_group_id)
                from log_detective_run t
            union all select 'vm-image', t.id, t.status::text, t.target, t.submitted_time, t.build_start_time, t.build_finished_time,
                    array(select p.id from pipelines p where p.vm_image_build_id = t.id)
                from vm_image_build_targets t) j
            """;

    /** Whether a job was not built, or has been unfinished for a week. */
    static final String FATE = """
            case when kind = 'copr' and status = 'failure' and started is null and finished is null and exists (
                    select 1 from pipelines x join srpm_builds y on y.id = x.srpm_build_id
                    where x.id = any (pipelines) and y.status in ('failure', 'error')) then 'not built'
                when submitted < timestamp '2026-06-15 12:00' - interval '7 days' and (
                    kind in ('srpm', 'copr') and status in ('waiting_for_srpm', 'pending')
                    or kind in ('koji', 'koji-downstream') and status in ('queued', 'pending', 'running', 'retry')
                    or kind = 'testing-farm' and status in ('new', 'queued', 'running', 'retry')
                    or kind in ('propose-downstream', 'pull-from-upstream', 'bodhi') and status in ('queued', 'running', 'retry')
                    or kind in ('openscanhub', 'log-detective') and status in ('pending', 'running')
                    or kind = 'vm-image' and status in ('pending', 'building', 'uploading', 'registering')) then 'lost'
                else '' end""";

    static final String OUTCOME = """
            case
            when kind = 'koji-tag-requests' or status is null or (%s) <> '' then 'other'
            when kind in ('srpm', 'copr') then case when status in ('waiting_for_srpm', 'pending') then 'running'
                when status = 'success' then 'success' when status = 'failure' then 'failed' when status = 'error' then 'error' else 'other' end
            when kind in ('koji', 'koji-downstream') then case when status in ('queued', 'pending', 'running', 'retry') then 'running'
                when status = 'success' then 'success' when status = 'failure' then 'failed' when status = 'error' then 'error' else 'other' end
            when kind = 'testing-farm' then case when status in ('new', 'queued', 'running', 'retry') then 'running'
                when status = 'passed' then 'success' when status in ('failed', 'needs_inspection') then 'failed' when status = 'error' then 'error' else 'other' end
            when kind in ('propose-downstream', 'pull-from-upstream') then case when status in ('queued', 'running', 'retry') then 'running'
                when status = 'submitted' then 'success' when status = 'error' then 'error' else 'other' end
            when kind = 'bodhi' then case when status in ('queued', 'retry') then 'running'
                when status = 'success' then 'success' when status = 'error' then 'error' else 'other' end
            when kind = 'openscanhub' then case when status in ('pending', 'running') then 'running'
                when status = 'succeeded' then 'success' when status = 'failed' then 'error' else 'other' end
            when kind = 'log-detective' then case when status = 'running' then 'running'
                when status = 'complete' then 'success' when status = 'error' then 'error' else 'other' end
            else case when status in ('pending', 'building', 'uploading', 'registering') then 'running'
                when status = 'success' then 'success' when status = 'failure' then 'failed' when status = 'error' then 'error' else 'other' end
            end""".formatted(FATE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "period=day",
                "period=week",
                "period=month",
                "period=quarter",
                "period=year",
                "period=all",
                "from=2025-11-30T23:59:59.5",
                "to=2026-02-28",
                "from=2026-01-31&to=2026-03-01T01:02:03Z",
                "period=month&kind=copr,koji",
                "period=quarter&target=fedora-*",
                "period=year&target=fedora-rawhide-x86_64&kind=testing-farm",
                "period=year&identifier=e2e",
                "period=year&identifier=rpminspect&outcome=success",
                "period=quarter&identifier=full&target=fedora-*&kind=testing-farm",
                "period=year&outcome=failed,error",
                "period=year&status=success,passed&kind=copr,testing-farm"
            })
    void theWholeService(String query) {
        assertSame(query, "true");
    }

    @Test
    void projectsAndWhatTriggersRunsInThem() {
        Random random = new Random(11);
        List<Map<String, String>> runs = SQL.rows("""
                select p.id, g.instance_url || '/' || g.namespace || '/' || g.repo_name as project, e.type::text as type,
                    t.name, e.commit_sha as commit, p.package_name as package, p.datetime as at
                from pipelines p
                join project_events e on e.id = p.project_event_id
                join (
                    select 'pull_request' as type, id, pr_id::text as name, project_id from pull_requests
                    union all select 'branch_push', id, name, project_id from git_branches
                    union all select 'release', id, tag_name, project_id from project_releases) t
                    on t.id = e.event_id and t.type = e.type::text
                join git_projects g on g.id = t.project_id
                where g.namespace <> ''
                order by p.id""");
        for (int i = 0; i < 8; i++) {
            Map<String, String> run = runs.get(random.nextInt(runs.size()));
            String word = Map.of("pull_request", "pr", "branch_push", "branch", "release", "release")
                    .get(run.get("type"));
            String project = "project = '%s'".formatted(run.get("project"));
            String trigger = project + " and type = '%s' and name = '%s'".formatted(run.get("type"), run.get("name"));
            String of = "project=" + run.get("project");
            assertSame(of, first(project));
            assertSame(of + "&period=quarter", first(project));
            assertSame(of + "&" + word + "=" + run.get("name"), first(trigger));
            assertSame(of + "&kind=copr&from=" + run.get("at").substring(0, 10), first(project));
            if (run.get("commit") != null) {
                assertSame("commit=" + run.get("commit"), first("commit = '%s'".formatted(run.get("commit"))));
            }
            if (run.get("package") != null) {
                assertSame(
                        of + "&package=" + run.get("package"),
                        first(project) + " and " + ofPackage(run.get("package")));
            }
        }
        assertSame("branch=main&period=year", first("type = 'branch_push' and name = 'main'"));
    }

    /** An SRPM that is shared by packages counts for each of them, and once for the project. */
    @Test
    void aJobCountsForEachOfItsPackages() {
        List<String> packages = SQL.values("""
                select distinct p.package_name
                from pipelines p
                join pipelines x on x.srpm_build_id = p.srpm_build_id and x.package_name <> p.package_name
                order by 1""");

        assertThat(packages).contains("hello-doc", "hello-lib");
        for (String name : packages) {
            assertSame("package=" + name, ofPackage(name));
        }
    }

    @Test
    void aProjectsOwnStatisticsAreTheSame() {
        String project = "github.com/packit/ogr";

        JsonPath own = json("/projects/" + project + "/-/statistics?period=year&kind=copr");

        assertThat(own.getMap("$")).containsKeys("from", "to", "kinds", "series", "targets");
        assertThat(own.getList("kinds"))
                .isEqualTo(json("/statistics?period=year&kind=copr&project=" + project)
                        .getList("kinds"));
        Map<String, String> targets = new HashMap<>();
        own.getList("targets")
                .forEach(target -> targets.put(
                        ((Map<?, ?>) target).get("target").toString(),
                        ((Map<?, ?>) target).get("total") + " " + ((Map<?, ?>) target).get("failed")));
        Map<String, String> expected = new HashMap<>();
        SQL.rows("select target, count(*) || ' ' || count(*) filter (where status = 'failure' and " + FATE
                        + " = '') as counts from "
                        + JOBS
                        + " where kind = 'copr' and submitted >= '2025-06-15 12:00' and submitted < '2026-06-15 12:00' and "
                        + first("project = '" + project + "'") + " group by 1")
                .forEach(row -> expected.put(row.get("target"), row.get("counts")));
        assertThat(targets).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void csvHasTheSameNumbers() {
        String csv = given().get("/statistics?period=month&kind=copr&format=csv")
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();
        JsonPath json = json("/statistics?period=month&kind=copr");

        String[] lines = csv.split("\n");
        assertThat(lines[0])
                .isEqualTo(
                        "part,kind,from,to,total,success,failed,error,running,other,not_built,lost,success_rate,error_rate,queue_seconds_median,queue_seconds_p90,queue_seconds_p95,run_seconds_median,run_seconds_p90,run_seconds_p95");
        assertThat(lines[1])
                .startsWith("whole,copr,2026-05-15T12:00:00Z,2026-06-15T12:00:00Z," + json.getInt("kinds[0].total"));
        assertThat(lines).hasSize(3 + json.getList("series").size());
        assertThat(lines[lines.length - 1])
                .startsWith("previous,copr,2026-04-15T12:00:00Z,2026-05-15T12:00:00Z,"
                        + json.getInt("previous.kinds[0].total"));
    }

    /** Condition for a job that any pipeline of a package refers to. */
    private static String ofPackage(String name) {
        return "exists (select 1 from pipelines x where x.id = any (j.pipelines) and x.package_name = '%s')"
                .formatted(name);
    }

    /** Condition for a job whose first pipeline has such an event. */
    private static String first(String condition) {
        return """
                (select min(x) from unnest(pipelines) x) in (
                    select p.id
                    from pipelines p
                    join project_events e on e.id = p.project_event_id
                    left join (
                        select 'pull_request' as type, id, pr_id::text as name, project_id from pull_requests
                        union all select 'branch_push', id, name, project_id from git_branches
                        union all select 'release', id, tag_name, project_id from project_releases
                        union all select 'issue', id, issue_id::text, project_id from project_issues
                        union all select 'koji_build_tag', id, koji_tag_name, project_id from koji_build_tags) t
                        on t.id = e.event_id and t.type = e.type::text
                    left join git_projects g on g.id = t.project_id
                    cross join lateral (select g.instance_url || '/' || g.namespace || '/' || g.repo_name as project,
                        e.commit_sha as commit, p.package_name as package) n
                    where %s)""".formatted(condition.replace("type =", "e.type::text ="));
    }

    private static void assertSame(String query, String where) {
        JsonPath page = json("/statistics" + (query.isEmpty() ? "" : "?" + query));
        String window = where + narrowed(query);
        if (page.getString("from") != null) {
            window += " and submitted >= '" + page.getString("from").replace("Z", "") + "'";
        }
        if (page.getString("to") != null) {
            window += " and submitted < '" + page.getString("to").replace("Z", "") + "'";
        }
        Map<String, Map<String, String>> expected = new LinkedHashMap<>();
        for (Map<String, String> row : SQL.rows("""
                select kind, count(*) as total, count(*) filter (where submitted is null) as untimed,
                    count(*) filter (where outcome = 'success') as success, count(*) filter (where outcome = 'failed') as failed,
                    count(*) filter (where outcome = 'error') as error, count(*) filter (where outcome = 'running') as running,
                    count(*) filter (where outcome = 'other') as other,
                    count(*) filter (where fate = 'not built') as not_built, count(*) filter (where fate = 'lost') as lost,
                    percentile_cont(0.5) within group (order by queued) as "queue_seconds.median",
                    percentile_cont(0.9) within group (order by queued) as "queue_seconds.p90",
                    percentile_cont(0.95) within group (order by queued) as "queue_seconds.p95",
                    percentile_cont(0.5) within group (order by ran) as "run_seconds.median",
                    percentile_cont(0.9) within group (order by ran) as "run_seconds.p90",
                    percentile_cont(0.95) within group (order by ran) as "run_seconds.p95"
                from (
                    select kind, submitted, %s as outcome, %s as fate,
                        case when started >= submitted then extract(epoch from started - submitted) end as queued,
                        case when finished >= started then extract(epoch from finished - started) end as ran
                    from %s where %s) o
                group by kind""".formatted(OUTCOME, FATE, JOBS, window))) {
            expected.put(row.get("kind"), row);
        }
        for (JobKind kind : JobKind.values()) {
            Map<String, Object> given = page.getMap("kinds.find { it.kind == '%s' }".formatted(kind.slug()));
            Map<String, String> counted = expected.get(kind.slug());
            if (counted == null) {
                assertThat(given == null ? 0 : given.get("total"))
                        .as(query + " " + kind)
                        .isEqualTo(0);
                continue;
            }
            for (String count :
                    List.of("total", "success", "failed", "error", "running", "other", "not_built", "lost")) {
                assertThat(given.get(count).toString())
                        .as(query + " " + kind + " " + count)
                        .isEqualTo(counted.get(count));
            }
            assertRates(query + " " + kind, given);
            for (String of : List.of("queue_seconds", "run_seconds")) {
                for (String which : List.of("median", "p90", "p95")) {
                    Object value = ((Map<?, ?>) given.get(of)).get(which);
                    String exact = counted.get(of + "." + which);
                    if (exact == null) {
                        assertThat(value).as(query + " " + kind + " " + of).isNull();
                    } else {
                        double seconds = Double.parseDouble(exact);
                        assertThat(((Number) value).doubleValue())
                                .as(query + " " + kind + " " + of + " " + which)
                                .isCloseTo(seconds, within(Math.max(0.002, seconds * 0.01)));
                    }
                }
            }
            assertSeries(query, page, kind, given, Long.parseLong(counted.get("untimed")));
        }
    }

    private static void assertRates(String query, Map<String, Object> given) {
        long success = ((Number) given.get("success")).longValue();
        long failed = ((Number) given.get("failed")).longValue();
        long error = ((Number) given.get("error")).longValue();
        assertRate(query, given.get("success_rate"), success, success + failed);
        assertRate(query, given.get("error_rate"), error, success + failed + error);
    }

    private static void assertRate(String query, Object given, long part, long whole) {
        if (whole == 0) {
            assertThat(given).as(query).isNull();
        } else {
            assertThat(((Number) given).doubleValue()).as(query).isCloseTo((double) part / whole, within(1e-6));
        }
    }

    /** The steps of a series add up to the total, except for jobs of unknown time, and follow each other without gaps. */
    private static void assertSeries(
            String query, JsonPath page, JobKind kind, Map<String, Object> whole, long untimed) {
        List<Map<String, Object>> series = page.getList("series.findAll { it.kind == '%s' }".formatted(kind.slug()));
        assertThat(series.stream()
                        .mapToLong(part -> ((Number) part.get("total")).longValue())
                        .sum())
                .as(query + " " + kind)
                .isEqualTo(((Number) whole.get("total")).longValue() - untimed);
        assertThat(series)
                .as(query + " " + kind)
                .allSatisfy(part -> assertThat(List.of("success", "failed", "error", "running", "other").stream()
                                .mapToLong(count -> ((Number) part.get(count)).longValue())
                                .sum())
                        .isEqualTo(((Number) part.get("total")).longValue()));
        for (int i = 1; i < series.size(); i++) {
            assertThat(series.get(i).get("from")).isEqualTo(series.get(i - 1).get("to"));
        }
    }

    static String narrowed(String query) {
        String conditions = "";
        for (String part : query.split("&")) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2 && pair[0].equals("kind")) {
                conditions += " and kind in ('" + pair[1].replace(",", "', '") + "')";
            } else if (pair.length == 2 && pair[0].equals("target")) {
                conditions += " and target like '" + pair[1].replace("_", "\\_").replace("*", "%") + "'";
            } else if (pair.length == 2 && pair[0].equals("identifier")) {
                conditions += " and " + """
                        (kind, id) in (
                            select 'copr', id from copr_build_targets where identifier = '%1$s'
                            union all select 'testing-farm', id from tft_test_run_targets
                                where coalesce(identifier, data ->> 'fedora_ci_test') = '%1$s'
                            union all select 'log-detective', id from log_detective_run where identifier = '%1$s')""".formatted(pair[1]);
            } else if (pair.length == 2 && pair[0].equals("outcome")) {
                conditions += " and " + OUTCOME + " in ('" + pair[1].replace(",", "', '") + "')";
            } else if (pair.length == 2 && pair[0].equals("status")) {
                conditions += " and status in ('" + pair[1].replace(",", "', '") + "')";
            }
        }
        return conditions;
    }
}
