package dev.packit.stats.statistics;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Query;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every rate and median of statistics with simple SQL, for random filters: of totals, of earlier periods and of steps. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = StatisticsAgainstSqlTest.DATABASE),
            @ResourceArg(name = "data", value = "generated")
        })
@ExtendWith(Counted.class)
class RatesAgainstSqlTest {

    private static final Query SQL = new Query(StatisticsAgainstSqlTest.DATABASE);

    /** What can be asked for, one of each line; an empty string leaves it out. */
    private static final List<List<String>> PARTS = List.of(
            List.of(
                    "period=day",
                    "period=week",
                    "period=month",
                    "period=quarter",
                    "period=year",
                    "period=all",
                    "from=2026-02-03&to=2026-03-01T01:02:03Z",
                    "from=2025-12-31T23:59:59.5"),
            List.of(
                    "",
                    "",
                    "kind=copr",
                    "kind=testing-farm,srpm",
                    "kind=bodhi",
                    "kind=koji,koji-downstream",
                    "kind=pull-from-upstream,bodhi",
                    "kind=copr,testing-farm,log-detective"),
            List.of("", "", "target=fedora-*", "target=*-x86_64", "target=fedora-rawhide-x86_64"),
            List.of(
                    "",
                    "",
                    "",
                    "outcome=success,failed",
                    "outcome=error",
                    "outcome=failed,error",
                    "outcome=running,other"));

    static List<String> randomFilters() {
        Random random = new Random(13);
        return IntStream.range(0, 20)
                .mapToObj(i -> PARTS.stream()
                        .map(some -> some.get(random.nextInt(some.size())))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("&")))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("randomFilters")
    void everyFigureIsThatOfSql(String filter) {
        JsonPath page = json("/statistics?" + filter);
        String where = "true" + StatisticsAgainstSqlTest.narrowed(filter);

        assertFigures(
                "kinds",
                page.getList("kinds"),
                figures(where, List.of(new Span(page.getString("from"), page.getString("to"))), "kind"));
        if (page.get("previous") != null) {
            assertFigures(
                    "previous",
                    page.getList("previous.kinds"),
                    figures(
                            where,
                            List.of(new Span(page.getString("previous.from"), page.getString("previous.to"))),
                            "kind"));
        }
        List<Map<String, Object>> series = page.getList("series");
        series.forEach(step -> step.put("kind", step.get("kind") + " " + step.get("from")));
        List<Span> steps = page.<Map<String, String>>getList("series").stream()
                .map(step -> new Span(step.get("from"), step.get("to")))
                .distinct()
                .toList();
        if (!steps.isEmpty()) {
            assertFigures("series", series, figures(where, steps, "kind || ' ' || start"));
        }
    }

    /** Rates of several kinds together are of those that can fail; the durations are of all. */
    @ParameterizedTest
    @MethodSource("randomFilters")
    void theTotalOfAllKindsIsThatOfSql(String filter) {
        List<Map<String, Object>> groups =
                json("/statistics?by=forge&" + filter).getList("groups");
        JsonPath page = json("/statistics?" + filter);
        String where = "true" + StatisticsAgainstSqlTest.narrowed(filter);
        Map<String, Map<String, String>> all =
                figures(where, List.of(new Span(page.getString("from"), page.getString("to"))), "'all'");

        for (String count : List.of("total", "success", "failed", "error", "running", "other", "not_built", "lost")) {
            assertThat(groups.stream()
                            .mapToLong(group -> ((Number) group.get(count)).longValue())
                            .sum())
                    .as(count)
                    .isEqualTo(all.isEmpty() ? 0 : Long.parseLong(all.get("all").get(count)));
        }
    }

    @ParameterizedTest
    @CsvSource({"day, 1 day", "week, 7 days", "month, 1 month"})
    void theStartPageSaysTheSame(String period, String length) {
        String at = "timestamp '2026-06-15 12:00'";
        Map<String, Object> shown = json("/").getMap("periods.find { it.period == '" + period + "' }");

        for (int earlier = 0; earlier < 2; earlier++) {
            Map<String, String> counted = SQL.rows("""
                    select count(*) as total,
                        count(*) filter (where telling and outcome in ('success', 'failed')) as decided,
                        count(*) filter (where telling and outcome in ('success', 'failed', 'error')) as ended,
                        %s
                    from %s
                    """.formatted(
                                    RATES,
                                    jobs(
                                            "submitted >= %1$s - %2$s * interval '%3$s' and submitted < %1$s - %4$s * interval '%3$s'"
                                                    .formatted(at, earlier + 1, length, earlier))))
                    .get(0);
            assertFigures((Map<?, ?>) Objects.requireNonNull(shown.get(earlier == 0 ? "now" : "before")), counted);
        }
    }

    /** The badge and the sentence on a project's page. */
    @Test
    void aProjectsRateIsThatOfSql() {
        List<String> rates = new ArrayList<>();
        for (String project : List.of("packit/ogr", "packit/packit", "packit/specfile")) {
            String ofProject = """
                    submitted >= timestamp '2026-06-15 12:00' - interval '%s' and submitted < timestamp '2026-06-15 12:00'
                    and (select min(x) from unnest(pipelines) x) in (
                        select p.id
                        from pipelines p
                        join project_events e on e.id = p.project_event_id
                        join (
                            select 'pull_request' as type, id, project_id from pull_requests
                            union all select 'branch_push', id, project_id from git_branches
                            union all select 'release', id, project_id from project_releases
                            union all select 'issue', id, project_id from project_issues
                            union all select 'koji_build_tag', id, project_id from koji_build_tags) t
                            on t.id = e.event_id and t.type = e.type::text
                        join git_projects g on g.id = t.project_id
                        where g.instance_url = 'github.com' and g.namespace || '/' || g.repo_name = '%s')""";
            String inPercent = "select round(100 * success_rate) || '%%' as rate, decided from (select count(*)"
                    + " filter (where telling and outcome in ('success', 'failed')) as decided, %s from %s) o";
            Map<String, String> month = SQL.rows(
                            inPercent.formatted(RATES, jobs(ofProject.formatted("1 month", project))))
                    .get(0);
            Map<String, String> quarter = SQL.rows(
                            inPercent.formatted(RATES, jobs(ofProject.formatted("3 months", project))))
                    .get(0);

            assertThat(json("/badge/github.com/" + project + "/success-rate.svg?format=shields")
                            .getString("message"))
                    .as(project)
                    .isEqualTo(Objects.requireNonNullElse(month.get("rate"), "no data"));
            Element sentence = page("/projects/github.com/" + project).selectFirst("p.brief");
            if (quarter.get("rate") != null) {
                assertThat(sentence.text())
                        .as(project)
                        .contains("%s of %s succeeded".formatted(quarter.get("rate"), quarter.get("decided")));
            }
            rates.add(month.get("rate"));
        }
        assertThat(rates).anyMatch(Objects::nonNull);
    }

    /** Jobs that cannot fail succeed or end in an error; that all others succeeded says nothing. */
    @Test
    void whatCannotFailHasNoSuccessRate() {
        JsonPath page = json("/statistics?by=kind&period=all");

        assertThat(page.getInt("groups.find { it.kind == 'bodhi' }.success")).isPositive();
        assertThat(page.<Object>get("groups.find { it.kind == 'bodhi' }.success_rate"))
                .isNull();
        assertThat(page.getDouble("groups.find { it.kind == 'copr' }.success_rate"))
                .isBetween(0.5, 1.0);
        assertThat(page("/statistics?by=kind&period=all")
                        .select("table.stats tbody tr:contains(Bodhi) td")
                        .get(6)
                        .text())
                .isEqualTo("–");
        assertThat(page("/statistics?kind=bodhi&period=all").html())
                .contains("% hit errors")
                .doesNotContain("% succeeded");
    }

    private static final String RATES = """
            avg(case outcome when 'success' then 1.0 when 'failed' then 0.0 end) filter (where telling) as success_rate,
            avg(case outcome when 'error' then 1.0 when 'success' then 0.0 when 'failed' then 0.0 end)
                filter (where telling) as error_rate""";

    private record Span(String from, String to) {

        /** As a row of values. */
        String sql() {
            return "('%s', timestamp '%s', timestamp '%s')"
                    .formatted(from, bound(from, "-infinity"), bound(to, "infinity"));
        }

        private static String bound(String time, String open) {
            return time == null ? open : time.replace("Z", "");
        }
    }

    private static String jobs(String where) {
        return """
                (
                    select kind, submitted, %s as outcome, %s as fate,
                        kind in ('srpm', 'copr', 'koji', 'koji-downstream', 'testing-farm', 'vm-image') as telling,
                        case when started >= submitted then extract(epoch from started - submitted) end as queued,
                        case when finished >= started then extract(epoch from finished - started) end as ran
                    from %s where %s) jobs""".formatted(
                StatisticsAgainstSqlTest.OUTCOME, StatisticsAgainstSqlTest.FATE, StatisticsAgainstSqlTest.JOBS, where);
    }

    /** Returns all figures by an expression for their key. */
    private static Map<String, Map<String, String>> figures(String where, List<Span> spans, String key) {
        Map<String, Map<String, String>> figures = new HashMap<>();
        SQL.rows("""
                select %s as key, count(*) as total,
                    count(*) filter (where outcome = 'success') as success, count(*) filter (where outcome = 'failed') as failed,
                    count(*) filter (where outcome = 'error') as error, count(*) filter (where outcome = 'running') as running,
                    count(*) filter (where outcome = 'other') as other,
                    count(*) filter (where fate = 'not built') as not_built, count(*) filter (where fate = 'lost') as lost,
                    avg(case outcome when 'success' then 1.0 when 'failed' then 0.0 end) as success_rate,
                    avg(case outcome when 'error' then 1.0 when 'success' then 0.0 when 'failed' then 0.0 end) as error_rate,
                    percentile_cont(0.5) within group (order by ran) as run_seconds_median,
                    percentile_cont(0.5) within group (order by queued) as "queue_seconds.median",
                    percentile_cont(0.9) within group (order by queued) as "queue_seconds.p90",
                    percentile_cont(0.95) within group (order by queued) as "queue_seconds.p95",
                    percentile_cont(0.5) within group (order by ran) as "run_seconds.median",
                    percentile_cont(0.9) within group (order by ran) as "run_seconds.p90",
                    percentile_cont(0.95) within group (order by ran) as "run_seconds.p95"
                from %s
                join (values %s) spans (start, low, high)
                    on submitted >= low and submitted < high or low = '-infinity' and high = 'infinity'
                group by 1""".formatted(key, jobs(where), spans.stream().map(Span::sql).collect(Collectors.joining(", "))))
                .forEach(row -> figures.put(row.get("key"), row));
        return figures;
    }

    /** Compares all figures that are given, of each key and in both directions. */
    private static void assertFigures(
            String part, List<Map<String, Object>> given, Map<String, Map<String, String>> expected) {
        Map<String, Map<String, String>> left = new HashMap<>(expected);
        for (Map<String, Object> figures : given) {
            Map<String, String> counted = left.remove(figures.get("kind").toString());
            if (counted == null) {
                assertThat(figures.get("total"))
                        .as(part + " " + figures.get("kind"))
                        .isEqualTo(0);
            } else {
                assertFigures(figures, counted);
            }
        }
        assertThat(left).as(part).isEmpty();
    }

    private static void assertFigures(Map<?, ?> given, Map<String, String> counted) {
        counted.forEach((name, exact) -> {
            String[] path = name.split("\\.");
            if (!given.containsKey(path[0])) {
                return;
            }
            Object value = path.length == 1 ? given.get(name) : ((Map<?, ?>) given.get(path[0])).get(path[1]);
            if (exact == null) {
                assertThat(value).as(name + " of " + given).isNull();
            } else {
                double number = Double.parseDouble(exact);
                assertThat(value).as(name + " of " + given).isNotNull();
                assertThat(((Number) value).doubleValue())
                        .as(name + " of " + given)
                        .isCloseTo(number, within(name.contains("seconds") ? Math.max(0.002, number * 0.01) : 1e-6));
            }
        });
    }
}
