package dev.packit.stats.statistics;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Query;
import dev.packit.stats.packit.TargetOrder;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares groups of jobs with simple SQL, on a year of generated data. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = StatisticsAgainstSqlTest.DATABASE),
            @ResourceArg(name = "data", value = "generated")
        })
@ExtendWith(Counted.class)
class GroupsAgainstSqlTest {

    private static final Query SQL = new Query(StatisticsAgainstSqlTest.DATABASE);

    private static final String ARCHITECTURE = "'-(x86_64|aarch64|ppc64le|s390x|i386|i686|armhfp)$'";

    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("kind", "kind"),
            Map.entry("forge", "forge"),
            Map.entry("namespace", "case when namespace <> '' then forge || '/' || namespace end"),
            Map.entry("project", "forge || '/' || case when namespace <> '' then namespace || '/' else '' end || repo"),
            Map.entry("package", "package_name"),
            Map.entry("target", "target"),
            Map.entry("distribution", "regexp_replace(target, " + ARCHITECTURE + ", '')"),
            Map.entry("architecture", "substring(target from " + ARCHITECTURE + ")"),
            Map.entry("identifier", """
                    case kind when 'copr' then (select x.identifier from copr_build_targets x where x.id = j.id)
                        when 'testing-farm' then (
                            select coalesce(x.identifier, x.data ->> 'fedora_ci_test') from tft_test_run_targets x where x.id = j.id)
                        when 'log-detective' then (select x.identifier from log_detective_run x where x.id = j.id) end"""),
            Map.entry("trigger", "type"),
            Map.entry("branch", "case when type = 'branch_push' then name end"),
            Map.entry("status", "replace(status, 'cancel_requested', 'cancel-requested')"),
            Map.entry("hour", "cast(extract(hour from submitted) as int)"),
            Map.entry("weekday", "trim(to_char(submitted, 'day'))"),
            Map.entry("week", "to_char(submitted, 'IYYY\"-W\"IW')"),
            Map.entry("month", "to_char(submitted, 'YYYY-MM')"));

    /** The first pipeline of each job. */
    private static final String FIRST = """
            left join lateral (
                select p.package_name, e.type::text as type, t.name, g.instance_url as forge, g.namespace, g.repo_name as repo
                from pipelines p
                left join project_events e on e.id = p.project_event_id
                left join (
                    select 'pull_request' as type, id, null as name, project_id from pull_requests
                    union all select 'branch_push', id, name, project_id from git_branches
                    union all select 'release', id, null, project_id from project_releases
                    union all select 'issue', id, null, project_id from project_issues
                    union all select 'koji_build_tag', id, null, project_id from koji_build_tags) t
                    on t.id = e.event_id and t.type = e.type::text
                left join git_projects g on g.id = t.project_id
                where p.id = (select min(x) from unnest(pipelines) x)) f on true
            """;

    @ParameterizedTest
    @EnumSource(GroupKey.class)
    void everyKey(GroupKey key) {
        assertSame("by=" + key.word(), key.word());
        assertSame("by=%s&period=quarter&kind=copr,testing-farm".formatted(key.word()), key.word());
    }

    @ParameterizedTest
    @CsvSource({
        "project;target, period=quarter",
        "branch;kind, period=year",
        "kind;branch, outcome=failed%2Cerror",
        "distribution;architecture, kind=copr",
        "architecture;month, kind=koji&period=year",
        "weekday;hour, target=fedora-*",
        "month;status, kind=testing-farm",
        "package;trigger, from=2026-01-31&to=2026-03-01T01:02:03Z",
        "identifier;week, period=month",
        "namespace;forge, period=all"
    })
    void twoKeys(String keys, String filter) {
        assertSame("by=%s&%s".formatted(keys.replace(';', ','), filter.replace("%2C", ",")), keys.split(";"));
    }

    /** Groups below a project are those of its own jobs, and their addresses stay below it. */
    @Test
    void ofAProject() {
        String own = "/projects/github.com/packit/ogr/-/statistics?by=target,kind&period=year";
        JsonPath page = json(own);

        assertThat(page.getString("groups.find { it.target == 'fedora-rawhide-x86_64' && it.kind == 'copr' }.url"))
                .endsWith(
                        "/projects/github.com/packit/ogr/-/statistics?kind=copr&target=fedora-rawhide-x86_64&period=year");
        List<Map<String, Object>> everywhere =
                json("/statistics?by=target,kind&period=year&project=github.com/packit/ogr")
                        .getList("groups");
        assertThat(withoutUrls(page.getList("groups")))
                .isEqualTo(withoutUrls(everywhere))
                .isNotEmpty();
        assertThat(page.getMap("$")).containsKeys("from", "to", "groups", "rest", "series", "targets");
    }

    private static List<Map<String, Object>> withoutUrls(List<Map<String, Object>> groups) {
        groups.forEach(group -> group.remove("url"));
        return groups;
    }

    @Test
    void asATable() {
        Element table = page("/statistics?by=kind,architecture&period=year&sort=-success")
                .selectFirst("table.stats");

        assertThat(table.select("th[scope=col]").eachText())
                .containsExactly(
                        "Kind",
                        "Architecture",
                        "Jobs",
                        "Success ▼",
                        "Failed",
                        "Error",
                        "Running",
                        "Other",
                        "Success rate",
                        "Error rate",
                        "Queue time (median)",
                        "Run time (median)",
                        "p95");
        assertThat(table.select("th[aria-sort=descending] a").attr("href"))
                .isEqualTo("/statistics?period=year&by=kind,architecture&sort=success");
        Element copr = table.select("tbody tr").stream()
                .filter(row -> row.text().startsWith("Copr x86_64"))
                .findFirst()
                .orElseThrow();
        assertThat(copr.select("a").eachAttr("href"))
                .contains(
                        "/statistics?kind=copr&target=*-x86_64&period=year",
                        "/jobs/copr?outcome=success&target=*-x86_64&period=year");
    }

    @Test
    void csvHasTheSameNumbers() {
        String[] lines = given().get("/statistics?period=year&by=project,target&format=csv")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .split("\n");
        JsonPath json = json("/statistics?period=year&by=project,target");

        assertThat(lines[0])
                .isEqualTo(
                        "part,project,target,total,success,failed,error,running,other,not_built,lost,success_rate,error_rate,run_seconds_median,run_seconds_p90,run_seconds_p95,queue_seconds_median,queue_seconds_p90,queue_seconds_p95,url");
        assertThat(lines).hasSize(52);
        assertThat(lines[1])
                .startsWith("group,\"%s\",%s,%s,"
                        .formatted(
                                json.getString("groups[0].project"),
                                Objects.requireNonNullElse(json.getString("groups[0].target"), ""),
                                json.getString("groups[0].total")));
        assertThat(lines[51]).startsWith("rest,,," + json.getString("rest.total"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"target", "-target", "total", "-success_rate", "run_seconds_median", "-queue_seconds_p90"})
    void sorted(String sort) {
        List<Map<String, Object>> groups =
                json("/statistics?kind=copr&by=target&sort=" + sort).getList("groups");
        String column = sort.replace("-", "");

        List<Object> values = groups.stream()
                .map(group -> column.contains("seconds")
                        ? ((Map<?, ?>) group.get(column.substring(0, column.lastIndexOf('_'))))
                                .get(column.substring(column.lastIndexOf('_') + 1))
                        : group.get(column))
                .filter(Objects::nonNull)
                .map(value -> value instanceof Number number ? number.doubleValue() : value)
                .collect(Collectors.toCollection(ArrayList::new));
        assertThat(values).hasSizeGreaterThan(2);
        List<Object> expected = new ArrayList<>(values);
        expected.sort((one, other) -> sort.startsWith("-") ? compare(other, one) : compare(one, other));
        assertThat(values).isEqualTo(expected);
    }

    @Test
    void targetsAreSortedAsOnOtherPages() {
        assertThat(sortedBy(
                        GroupKey.TARGET, "epel-9-x86_64", "fedora-9-x86_64", "epel-10-x86_64", "fedora-rawhide-x86_64"))
                .containsExactly("fedora-rawhide-x86_64", "fedora-9-x86_64", "epel-10-x86_64", "epel-9-x86_64");
        assertThat(sortedBy(
                        GroupKey.DISTRIBUTION,
                        "f9",
                        "epel9",
                        "f44",
                        "opensuse-tumbleweed",
                        "epel10.1",
                        "rawhide",
                        "eln"))
                .containsExactly("rawhide", "eln", "f44", "f9", "epel10.1", "epel9", "opensuse-tumbleweed");
        assertThat(sortedBy(GroupKey.ARCHITECTURE, "s390x", "aarch64", "x86_64", "ppc64le"))
                .containsExactly("x86_64", "aarch64", "ppc64le", "s390x");
        assertThat(sortedBy(GroupKey.IDENTIFIER, "epel-9", "epel-10")).containsExactly("epel-10", "epel-9");
    }

    private static List<Object> sortedBy(GroupKey key, Object... values) {
        return Arrays.stream(values).sorted(key.order()).toList();
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        return one instanceof String target
                ? TargetOrder.BY_TARGET.compare(target, (String) other)
                : ((Comparable<Object>) one).compareTo(other);
    }

    @ParameterizedTest
    @CsvSource({
        "by=colour, “by” must be one or two of kind",
        "'by=kind,forge,target', “by” must be one or two of kind",
        "sort=total, “sort” must be combined with by",
        "by=kind&sort=target, '“sort” must be one of kind, total'"
    })
    void whatCannotBeReadIsAnError(String query, String detail) {
        given().get("/statistics?format=json&" + query)
                .then()
                .statusCode(400)
                .body("detail", containsString(detail.replaceFirst("“.*” ", "")));
    }

    /** A form may choose other keys than those by which the table was sorted. */
    @Test
    void aFormThatChangesTheKeysDropsTheirOrder() {
        given().redirects()
                .follow(false)
                .get("/statistics?by=target&sort=project&branch=&period=year")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/statistics?period=year&by=target"));
    }

    private static void assertSame(String query, String... keys) {
        JsonPath page = json("/statistics?" + query);
        Map<List<String>, Map<String, String>> expected = expected(page, query, keys);
        List<Map<String, Object>> groups = page.getList("groups");

        assertThat(groups).as(query).hasSize(Math.min(50, expected.size()));
        for (Map<String, Object> group : groups) {
            List<String> key = Arrays.stream(keys)
                    .map(word -> Objects.toString(group.get(word), null))
                    .toList();
            Map<String, String> counted = expected.remove(key);
            assertThat(counted).as(query + " " + key).isNotNull();
            assertCounts(query + " " + key, group, counted);
        }
        if (expected.isEmpty()) {
            assertThat(page.<Object>get("rest")).as(query).isNull();
        } else {
            assertThat(page.getInt("rest.groups")).as(query).isEqualTo(expected.size());
            assertThat(page.getLong("rest.total"))
                    .as(query)
                    .isEqualTo(expected.values().stream()
                            .mapToLong(row -> Long.parseLong(row.get("total")))
                            .sum());
        }
        assertLinks(query, groups);
    }

    private static void assertCounts(String of, Map<String, Object> group, Map<String, String> counted) {
        for (String count : List.of("total", "success", "failed", "error", "running", "other", "not_built", "lost")) {
            assertThat(group.get(count).toString()).as(of + " " + count).isEqualTo(counted.get(count));
        }
        for (String value : List.of("success_rate", "error_rate", "queue_seconds.median", "run_seconds.p95")) {
            String[] path = value.split("\\.");
            Object given = path.length == 1 ? group.get(value) : ((Map<?, ?>) group.get(path[0])).get(path[1]);
            if (counted.get(value) == null) {
                assertThat(given).as(of + " " + value).isNull();
            } else {
                double exact = Double.parseDouble(counted.get(value));
                assertThat(((Number) given).doubleValue())
                        .as(of + " " + value)
                        .isCloseTo(exact, within(Math.max(0.002, exact * 0.01)));
            }
        }
    }

    /** The statistics to which the first groups link count the same jobs. */
    private static void assertLinks(String query, List<Map<String, Object>> groups) {
        groups.stream()
                .filter(group -> group.get("url") != null && !group.containsKey("package"))
                .limit(2)
                .forEach(group -> assertThat(json(group.get("url").toString()).getList("kinds.total").stream()
                                .mapToInt(Integer.class::cast)
                                .sum())
                        .as(query + " " + group.get("url"))
                        .isEqualTo(group.get("total")));
    }

    private static Map<List<String>, Map<String, String>> expected(JsonPath page, String query, String... keys) {
        String where = "true" + StatisticsAgainstSqlTest.narrowed(query);
        if (page.getString("from") != null) {
            where += " and submitted >= '" + page.getString("from").replace("Z", "") + "'";
        }
        if (page.getString("to") != null) {
            where += " and submitted < '" + page.getString("to").replace("Z", "") + "'";
        }
        String columns = Arrays.stream(keys)
                .map(key -> "(%s) as \"key_%s\"".formatted(KEYS.get(key), key))
                .collect(Collectors.joining(", "));
        String grouped = Arrays.stream(keys).map(key -> "\"key_" + key + "\"").collect(Collectors.joining(", "));
        Map<List<String>, Map<String, String>> expected = new LinkedHashMap<>();
        for (Map<String, String> row : SQL.rows("""
                select %1$s, count(*) as total,
                    count(*) filter (where outcome = 'success') as success, count(*) filter (where outcome = 'failed') as failed,
                    count(*) filter (where outcome = 'error') as error, count(*) filter (where outcome = 'running') as running,
                    count(*) filter (where outcome = 'other') as other,
                    count(*) filter (where fate = 'not built') as not_built, count(*) filter (where fate = 'lost') as lost,
                    avg(case outcome when 'success' then 1.0 when 'failed' then 0.0 end) filter (where telling) as success_rate,
                    case when bool_or(telling) then
                        avg(case outcome when 'error' then 1.0 when 'success' then 0.0 when 'failed' then 0.0 end)
                            filter (where telling) else
                        avg(case outcome when 'error' then 1.0 when 'success' then 0.0 when 'failed' then 0.0 end) end as error_rate,
                    percentile_cont(0.5) within group (order by queued) as "queue_seconds.median",
                    percentile_cont(0.95) within group (order by ran) as "run_seconds.p95"
                from (
                    select %2$s, %3$s as outcome, %4$s as fate,
                        kind in ('srpm', 'copr', 'koji', 'koji-downstream', 'testing-farm', 'vm-image') as telling,
                        case when started >= submitted then extract(epoch from started - submitted) end as queued,
                        case when finished >= started then extract(epoch from finished - started) end as ran
                    from %5$s %6$s where %7$s) o
                group by %1$s""".formatted(
                        grouped,
                        columns,
                        StatisticsAgainstSqlTest.OUTCOME,
                        StatisticsAgainstSqlTest.FATE,
                        StatisticsAgainstSqlTest.JOBS,
                        FIRST,
                        where))) {
            expected.put(Arrays.stream(keys).map(key -> row.get("key_" + key)).toList(), row);
        }
        return expected;
    }
}
