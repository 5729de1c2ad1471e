package dev.packit.stats.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packit.stats.Eventually;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Pages;
import dev.packit.stats.Query;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues, objectives and "Is it me or Packit?", with a database in which one chroot has problems. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = StatusTest.DATABASE),
            @ResourceArg(name = "changes", value = StatusTest.TROUBLE)
        })
@ExtendWith(Counted.class)
class StatusTest {

    static final String DATABASE = "packit_troubled";
    private static final Query SQL = new Query(DATABASE);

    /** Three projects: packit/ogr, pagure-app and tools/forger. The tests' clock is set to noon. */
    static final String TROUBLE = """
            insert into project_events (id, type, event_id, commit_sha) values
                (901, 'pull_request', 101, 'd1'), (902, 'pull_request', 105, 'd2'), (903, 'pull_request', 106, 'd3');
            insert into copr_build_groups (id, submitted_time) values
                (9001, '2026-06-15 10:00'), (9002, '2026-06-15 10:00'), (9003, '2026-06-15 10:00');
            insert into pipelines (id, datetime, project_event_id, copr_build_group_id) values
                (901, '2026-06-15 10:00', 901, 9001), (902, '2026-06-15 10:00', 902, 9002),
                (903, '2026-06-15 10:00', 903, 9003);
            insert into copr_build_targets (id, status, target, submitted_time, copr_build_group_id) values
                (90001, 'error', 'fedora-99-x86_64', '2026-06-15 10:00', 9001),
                (90002, 'error', 'fedora-99-x86_64', '2026-06-15 09:00', 9002),
                (90003, 'error', 'fedora-99-x86_64', '2026-06-15 09:00', 9002),
                (90004, 'error', 'fedora-99-x86_64', '2026-06-15 11:00', 9003),
                (90005, 'failure', 'fedora-99-x86_64', '2026-06-15 11:00', 9003),
                (90006, 'success', 'fedora-99-x86_64', '2026-06-15 11:00', 9003),
                (90007, 'canceled', 'fedora-99-x86_64', '2026-06-15 11:00', 9003),
                -- the week before
                (90008, 'error', 'fedora-99-x86_64', '2026-06-12 11:00', 9003),
                (90009, 'success', 'fedora-99-x86_64', '2026-06-12 11:00', 9003),
                (90010, 'success', 'fedora-99-x86_64', '2026-06-12 11:00', 9003),
                (90011, 'failure', 'fedora-99-x86_64', '2026-06-12 11:00', 9003),
                (90012, 'success', 'fedora-99-x86_64', '2026-06-01 11:00', 9003),
                -- what is still to come
                (90013, 'pending', 'fedora-98-x86_64', '2026-06-15 11:59', 9003),
                (90014, 'waiting_for_srpm', 'fedora-98-x86_64', '2026-06-14 23:00', 9003),
                (90015, 'pending', 'fedora-98-x86_64', '2026-06-01 11:00', 9003);
            insert into copr_build_targets (id, status, target, submitted_time, build_start_time) values
                (90016, 'pending', 'fedora-98-x86_64', '2026-06-13 11:00', '2026-06-13 11:01');
            insert into bodhi_update_targets (id, status, target, koji_nvrs, submitted_time) values
                (90101, 'error', 'fedora-99', 'a-1-1.fc99', '2026-06-15 11:10'),
                (90102, 'error', 'fedora-99', 'b-1-1.fc99', '2026-06-15 11:20'),
                (90103, 'success', 'fedora-99', 'c-1-1.fc99', '2026-06-15 11:30'),
                (90104, 'error', 'fedora-99', 'd-1-1.fc99', '2026-06-15 08:10');
            """;

    @Inject
    Watch watch;

    @Test
    void everyNumberOfAQueueLeadsToExactlyThoseJobs() {
        List<Element> numbers = Pages.page("/status").select("#queues td.number a").stream()
                .filter(link -> link.text().matches("\\d+"))
                .toList();

        assertThat(numbers).hasSizeGreaterThan(10).allSatisfy(number -> {
            assertThat(Pages.json(number.attr("href") + "&limit=100").getList("items"))
                    .as(number.attr("href"))
                    .hasSize(Integer.parseInt(number.text()));
            String[] path = number.attr("href").substring("/jobs/".length()).split("\\?");
            assertThat(Pages.json("/statistics?kind=%s&%s".formatted(path[0], path[1]))
                            .getInt("kinds[0].total"))
                    .as("/statistics?kind=%s&%s", path[0], path[1])
                    .isEqualTo(Integer.parseInt(number.text()));
        });
    }

    @Test
    void aDatabaseThatRejectsTheLoginIsNotSilent() {
        watch.look();
        assertThat(Pages.page("/status").text()).contains("(those of other roles are not visible)");
        SQL.run("""
                alter role packit_stats nologin;
                select pg_terminate_backend(pid) from pg_stat_activity where usename = 'packit_stats'""");
        try {
            Eventually.holds(() -> {
                watch.look();
                assertThat(Pages.page("/status").text())
                        .contains("the database rejects the login of this dashboard")
                        .contains("Rejects the login of this dashboard: its role, password or right to connect");
            });
        } finally {
            SQL.run("alter role packit_stats login");
        }
        Eventually.holds(() -> {
            watch.look();
            assertThat(Pages.page("/status").text()).contains("Responding in ");
        });
    }

    @Test
    void othersHaveErrorsOnTheSameTarget() {
        // three hours before and after, but not after now
        JsonPath status =
                status("kind=copr&target=fedora-99-x86_64&project=github.com%2Fpackit%2Fogr&at=2026-06-15T10:00:00Z");

        assertThat(status.getMap("elsewhere"))
                .containsEntry("kind", "copr")
                .containsEntry("target", "fedora-99-x86_64")
                .containsEntry("from", "2026-06-15T07:00:00Z")
                .containsEntry("to", "2026-06-15T12:00:00Z")
                .containsEntry("jobs", 5)
                .containsEntry("projects", 2)
                .containsEntry("verdict", "packit");
        assertThat(status.getDouble("elsewhere.error_rate")).isEqualTo(0.6);
        assertThat(status.getDouble("elsewhere.failure_rate")).isEqualTo(0.2);
        assertThat(status.getDouble("elsewhere.usual_error_rate")).isEqualTo(0.25);
        assertThat(status.getDouble("elsewhere.usual_failure_rate")).isEqualTo(0.25);
    }

    @Test
    void withoutAProjectAllCountAndWithoutATimeTheLastHours() {
        JsonPath status = status("kind=copr&target=fedora-99-x86_64");

        assertThat(status.getString("elsewhere.from")).isEqualTo("2026-06-15T06:00:00Z");
        assertThat(status.getInt("elsewhere.jobs")).isEqualTo(6);
        assertThat(status.getInt("elsewhere.projects")).isEqualTo(3);
        assertThat(status.getList("unusual.target")).containsExactly("fedora-99-x86_64");
    }

    @Test
    void withoutATargetAllCountAndAStarIsAnyText() {
        int all = SQL.values("select distinct target from copr_build_targets").stream()
                .mapToInt(target -> status("kind=copr&target=" + target).getInt("elsewhere.jobs"))
                .sum();

        assertThat(all).isGreaterThan(6);
        assertThat(status("kind=copr").getInt("elsewhere.jobs")).isEqualTo(all);
        assertThat(status("kind=copr&target=*").getInt("elsewhere.jobs")).isEqualTo(all);
        assertThat(status("kind=copr&target=*-99-x86*").getInt("elsewhere.jobs"))
                .isEqualTo(6);
    }

    @Test
    void aTargetThatNobodyUsesTellsNothing() {
        assertThat(status("kind=copr&target=fedora-1-i386").getString("elsewhere.verdict"))
                .isEqualTo("unknown");
        assertThat(status("kind=srpm").getString("elsewhere.verdict")).isEqualTo("unknown");
    }

    @Test
    void aJobThatHitAnErrorSaysWhetherOthersDid() {
        Document page = Jsoup.parse(given().get("/jobs/copr/90001").asString());

        assertThat(page.select("#fault strong").text()).isEqualTo("Packit or its services.");
        assertThat(page.select("#fault").text())
                .contains("Packit recorded an infrastructure error, not a failure.")
                .contains("Of 5 Copr builds for fedora-99-x86_64 in 2 other projects, 3 hit an infrastructure error"
                        + " (25% in the previous week) and 1 failed (25% in the previous week).");
        String address = page.select("#fault a").last().attr("href");
        assertThat(Jsoup.parse(given().urlEncodingEnabled(false).get(address).asString())
                        .select("h2")
                        .first()
                        .text())
                .isEqualTo("Is it me or Packit?");
        assertThat(Jsoup.parse(given().get("/jobs/copr/90006").asString()).select("#fault"))
                .isEmpty();
    }

    @Test
    void errorsOfAnyCauseAreNoneOfTheInfrastructure() {
        Document page = statistics("copr,bodhi");

        // Copr: one success, one failure, one error, one canceled; Bodhi: one success, two errors
        assertThat(row(page, "11:00")).endsWith(" 7 2 1 3 0 1 50% 33%");
        assertThat(row(page, "08:00")).endsWith(" 1 0 0 1 0 0 – –");
        assertThat(page.select("p.quiet").text())
                .contains(
                        "A failure is caused by the change itself, an error by the infrastructure. This does not apply to"
                                + " Bodhi updates: Packit does not record what caused their errors, so rates over several kinds leave"
                                + " them out. A range");
    }

    @Test
    void theInfrastructureIsNamedWhereItCanBe() {
        assertThat(statistics("copr").select("p.quiet").text())
                .contains("A failure is caused by the change itself, an error by the infrastructure. A range")
                .doesNotContain("does not record");
        assertThat(statistics("bodhi").select("p.quiet").text())
                .contains("Packit does not record what caused the errors of Bodhi updates. A range")
                .doesNotContain("infrastructure");
        assertThat(row(statistics("bodhi"), "11:00")).endsWith(" 3 1 0 2 0 0 – 67%");
    }

    @Test
    void errorRatesOfAnyCauseSaySo() {
        Document page = Jsoup.parse(given().get("/status").asString());

        assertThat(page.select("section:has(h2:contains(Queues)) tr:has(small:contains(any cause)) th")
                        .eachText())
                .contains("Bodhi")
                .doesNotContain("SRPM", "Copr", "Koji", "Testing Farm", "VM image");
    }

    private static Document statistics(String kinds) {
        return Jsoup.parse(
                given().get("/statistics?kind=%s&target=fedora-99*&from=2026-06-15&to=2026-06-16".formatted(kinds))
                        .asString());
    }

    private static String row(Document page, String hour) {
        return page.select("details.numbers tr:contains(2026-06-15 %s)".formatted(hour))
                .text();
    }

    @Test
    void unfinishedJobsOfTheLastWeekWaitOrRun() {
        Map<String, ?> copr = status("").getMap("queues.find { it.kind == 'copr' }");

        assertThat(copr.get("backend")).isEqualTo("Copr");
        assertThat(((Number) copr.get("waiting")).longValue()).isEqualTo(unfinished("build_start_time is null"));
        assertThat(((Number) copr.get("running")).longValue()).isEqualTo(unfinished("build_start_time is not null"));
        assertThat(((Number) copr.get("overdue")).longValue())
                .isEqualTo(unfinished("submitted_time < '2026-06-15 00:00'"))
                .isGreaterThanOrEqualTo(2);
        assertThat((String) copr.get("oldest_url")).endsWith("/jobs/copr/" + oldest());
    }

    @Test
    void objectivesAreWhatSqlSays() {
        watch.count();
        Map<String, ?> builds = status("").getMap("objectives.find { it.slo == 'builds_12h' }");

        String passed = """
                from (select status, submitted_time, build_finished_time from copr_build_targets c
                      where not (status = 'failure' and build_start_time is null and build_finished_time is null and exists (
                          select 1 from pipelines p join srpm_builds s on s.id = p.srpm_build_id
                          where p.copr_build_group_id = c.copr_build_group_id and s.status in ('failure', 'error')))
                      union all select status, submitted_time, build_finished_time from srpm_builds) t
                where status not in ('canceled', 'retry') and submitted_time < '2026-06-15 00:00'
                  and submitted_time >= '2026-05-16 00:00'""";
        long good = SQL.number(
                "select count(*) " + passed
                        + " and status in ('success', 'failure') and build_finished_time <= submitted_time + interval '12 hours'");
        long all = SQL.number("select count(*) " + passed);
        assertThat(((Number) builds.get("good")).longValue()).isEqualTo(good);
        assertThat(((Number) builds.get("bad")).longValue()).isEqualTo(all - good);
        double share = (double) good / all;
        assertThat(((Number) builds.get("share")).doubleValue()).isCloseTo(share, within(1e-6));
        assertThat(((Number) builds.get("budget_left")).doubleValue()).isCloseTo(1 - (1 - share) / 0.02, within(1e-4));
        assertThat(builds.get("kept")).isEqualTo(share >= 0.98);
        assertThat(share).isLessThan(0.98);
        assertThat(Pages.page("/status").text())
                .contains("%d missed, %d allowed".formatted(all - good, (long) (all * 0.02)));
    }

    @Test
    void theDatabaseIsWatchedInTheBackground() {
        watch.look();

        JsonPath status = status("");
        assertThat(status.getBoolean("database.up")).isTrue();
        assertThat(status.getString("database.at")).isEqualTo("2026-06-15T12:00:00Z");
        assertThat(status.getInt("database.connections")).isPositive();
        assertThat(status.<Object>get("broker")).isNull();
        Document page = Jsoup.parse(given().get("/status").asString());
        assertThat(page.select("h2").eachText())
                .containsExactly(
                        "Queues",
                        "More errors than usual",
                        "What changed in the last 6 hours",
                        "Objectives",
                        "Task queue",
                        "Database");
        assertThat(page.text())
                .contains("Not monitored. Set REDIS_SERVICE_HOST to show Celery’s queues and workers here.");
    }

    @Test
    void whatNeedsAttentionComesFirst() {
        watch.look();
        watch.count();

        JsonPath status = status("");
        long overdue = status.getList("queues.overdue", Long.class).stream()
                .mapToLong(count -> count)
                .sum();
        List<Boolean> kept = status.getList("objectives.kept");
        String missed =
                kept.stream().filter(is -> !is).count() == 1 ? "1 objective is missed" : "2 objectives are missed";
        assertThat(kept).hasSize(2).contains(false);
        assertThat(status.getList("troubles"))
                .isEqualTo(List.of("1 target has more errors than usual", missed, overdue + " jobs are overdue"));
        assertThat(Jsoup.parse(given().get("/status").asString())
                        .select("h1 + p")
                        .text())
                .isEqualTo("Needs attention: 1 target has more errors than usual, " + missed + ", " + overdue
                        + " jobs are overdue.");
    }

    @Test
    void saysHowLongNothingNewHasCome() {
        watch.look();

        JsonPath status = status("");
        assertThat(status.getString("silence.all.newest")).isEqualTo("2026-06-15T11:59:00Z");
        assertThat(status.getBoolean("silence.all.unusual")).isFalse();
        assertThat(status.getString("newest.event"))
                .isEqualTo(SQL.value("select to_char(max(datetime), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from pipelines"));
        assertThat(status.<Object>get("newest.push")).isNull();
        assertThat(Jsoup.parse(given().get("/status").asString()).select("main").text())
                .contains("Latest job 1 min ago · latest event 10 min ago (in 28 days, the longest time without")
                .contains("Pushed metrics are received by another instance, if at all.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    target=x                | kind is required
                    project=packit/twice    | kind is required
                    kind=nonsense           | kind must be one of srpm, copr
                    kind=copr&at=yesterday  | at must be a date
                    kind=copr&at=2026-06-16 | at must not be in the future, but is “2026-06-16”
                    kind=srpm&target=x      | target is not recorded for SRPM builds
                    colour=red              | colour is not supported here""")
    void whatCannotBeReadIsNamed(String query, String error) {
        JsonPath answer = given().accept("application/json")
                .get("/status?" + query)
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();

        assertThat(answer.getString("parameter") + " " + answer.getString("detail"))
                .startsWith(error);
    }

    private static JsonPath status(String query) {
        return given().urlEncodingEnabled(false)
                .accept("application/json")
                .get(query.isEmpty() ? "/status" : "/status?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static long unfinished(String condition) {
        return SQL.number("""
                select count(*) from copr_build_targets
                where status in ('pending', 'waiting_for_srpm') and submitted_time >= '2026-06-08 12:00' and\s""" + condition);
    }

    private static long oldest() {
        return SQL.number("""
                select id from copr_build_targets
                where status in ('pending', 'waiting_for_srpm') and submitted_time >= '2026-06-08 12:00'
                order by submitted_time, id limit 1""");
    }
}
