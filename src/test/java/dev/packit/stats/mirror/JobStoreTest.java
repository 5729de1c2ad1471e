package dev.packit.stats.mirror;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.packit.stats.FixedClock;
import dev.packit.stats.MovingClock;
import dev.packit.stats.OnDisk;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Query;
import dev.packit.stats.SmallDisk;
import dev.packit.stats.celery.RedisServer;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether job data stays correct through a sequence of changes to the rows. */
@QuarkusTest
@TestProfile(OnDisk.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = OnDisk.DATABASE))
@WithTestResource(RedisServer.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(Counted.class)
class JobStoreTest {

    private static final Query SQL = new Query(OnDisk.DATABASE);

    @Inject
    JobSync sync;

    @Inject
    PipelineIndex pipelines;

    @Inject
    StoreConfig config;

    @Inject
    Clock clock;

    @Test
    @Order(1)
    void allIsCountedAtStart() {
        assertCounted();
    }

    @Test
    @Order(2)
    void whatIsNewIsCountedAtTheNextRefresh() {
        JsonPath before = json("/statistics?kind=copr");
        SQL.run("""
                insert into copr_build_targets (id, status, target, submitted_time)
                values (20001, 'pending', 'fedora-44-x86_64', '2026-06-15 11:59'),
                       (20002, 'success', 'fedora-44-x86_64', '2026-06-15 11:59'),
                       (20010, 'pending', 'fedora-44-x86_64', '2026-06-15 11:59'),
                       (90001, 'pending', 'fedora-44-x86_64', null)""");

        sync.refresh();

        assertCounted();
        assertThat(json("/statistics?kind=copr").getInt("kinds[0].total"))
                .isEqualTo(before.getInt("kinds[0].total") + 4);
    }

    @Test
    @Order(3)
    void whatFinishesLateIsCountedAtTheNextRefresh() {
        SQL.run("""
                update copr_build_targets
                set status = 'failure', build_start_time = '2026-06-15 11:59:30', build_finished_time = '2026-06-15 12:30'
                where id = 20001""");

        sync.refresh();

        assertCounted();
        assertThat(json("/statistics?kind=copr&from=2026-06-15T11:59:00Z&to=2026-06-15T12:00:00Z")
                        .getString("kinds[0].run_seconds.median"))
                .isEqualTo("1830.0");
    }

    @Test
    @Order(4)
    void whatIsWrittenAfterTheStatusIsCountedAsWell() {
        SQL.run("update copr_build_targets set build_start_time = '2026-06-15 11:59:10' where id = 20002");
        SQL.run("update copr_build_targets set build_finished_time = '2026-06-15 12:00:10' where id = 20002");

        sync.refresh();

        assertThat(json("/statistics?kind=copr&outcome=success&from=2026-06-15T11:59:00Z&to=2026-06-15T12:00:00Z")
                        .getString("kinds[0].run_seconds.median"))
                .isEqualTo("60.0");
    }

    @Test
    @Order(5)
    void whatWaitsForAnotherWordHasNotFinished() {
        SQL.run("""
                insert into tft_test_run_targets (id, status, target, submitted_time)
                values (20010, 'running', 'fedora-44-x86_64', '2026-06-15 11:59'),
                       (21000, 'running', 'fedora-44-x86_64', '2026-06-15 11:59')""");
        sync.refresh();
        Heard.PROGRESS.clear();

        SQL.run("update copr_build_targets set status = 'retry' where id = 20010");
        SQL.run("update tft_test_run_targets set status = 'cancel_requested' where id = 20010");
        sync.refresh();

        assertCounted();
        assertThat(Heard.PROGRESS).isEmpty();

        SQL.run("update copr_build_targets set status = 'success' where id = 20010");
        SQL.run("update tft_test_run_targets set status = 'canceled' where id = 20010");
        sync.refresh();

        assertCounted();
        assertThat(Heard.PROGRESS)
                .extracting(JobProgress::kind, JobProgress::finished)
                .containsExactlyInAnyOrder(
                        tuple(JobKind.COPR, Outcome.SUCCESS), tuple(JobKind.TESTING_FARM, Outcome.OTHER));
    }

    @Test
    @Order(6)
    void aRunningJobThatIsDeletedIsNotCountedAnyMore() {
        SQL.run("delete from copr_build_targets where id = 90001");

        sync.refresh();

        assertCounted();
    }

    @Test
    @Order(7)
    void whateverElseChangesIsFoundByTheCheck() {
        SQL.run("update copr_build_targets set status = 'error' where status = 'success' and id < 20000");
        SQL.run(
                "delete from srpm_builds where id not in (select srpm_build_id from pipelines where srpm_build_id is not null)");
        SQL.run(
                "update tft_test_run_targets set submitted_time = submitted_time - interval '400 days' where id % 2 = 0");

        sync.checkAll();

        assertCounted();
    }

    @Test
    @Order(8)
    void aRestartTakesWhatIsOnDiskAndMendsWhatHasChangedSince() throws IOException {
        sync.save();
        try (Stream<Path> files = Files.list(config.folder().orElseThrow())) {
            // another one's may be there, too
            assertThat(files)
                    .isNotEmpty()
                    .allMatch(file -> file.getFileName().toString().matches("jobs-[0-9a-f]{8}"));
        }
        SQL.run("""
                insert into copr_build_targets (id, status, target, submitted_time)
                values (20003, 'success', 'fedora-44-x86_64', '2026-06-15 11:58')""");
        SQL.run("delete from copr_build_targets where id = 20002");
        String running = SQL.value("select count(*) from tft_test_run_targets where status = 'running'");
        assertThat(running).isNotEqualTo("0");
        // even if a finished job has got another outcome
        SQL.run("update tft_test_run_targets set status = 'error' where status in ('running', 'passed')");
        SQL.run("update srpm_builds set status = 'error' where status = 'success'");

        Heard.PROGRESS.clear();
        sync.readAll();

        assertCounted();
        // once each, and nothing of those that had ended before
        assertThat(Heard.PROGRESS)
                .contains(new JobProgress(JobKind.COPR, 20003, Outcome.SUCCESS, null, null, null))
                .hasSize(1 + Integer.parseInt(running));
        assertThat(Heard.PROGRESS.stream().filter(made -> made.kind() == JobKind.TESTING_FARM))
                .hasSize(Integer.parseInt(running))
                .allSatisfy(made -> assertThat(made.finished()).isEqualTo(Outcome.ERROR));
        Heard.PROGRESS.clear();
        sync.refresh();
        assertThat(Heard.PROGRESS).isEmpty();
    }

    /** What is reported of jobs. */
    @Singleton
    static class Heard {

        static final List<JobProgress> PROGRESS = new CopyOnWriteArrayList<>();

        void happened(@Observes JobProgress made) {
            PROGRESS.add(made);
        }
    }

    @Test
    @Order(9)
    void aFileThatCannotBeReadIsAsIfItWereNotThere() throws IOException {
        sync.save();
        try (Stream<Path> files = Files.list(config.folder().orElseThrow())) {
            for (Path file : files.toList()) {
                byte[] half = Files.readAllBytes(file);
                Files.write(file, java.util.Arrays.copyOf(half, half.length / 2));
            }
        }

        sync.readAll();

        assertCounted();
    }

    @Test
    @Order(9)
    @SmallDisk.Needed
    void whatCannotBeSavedIsToldOnTheStatusPage() {
        assertThat(json("/status").getList("not_kept")).isEmpty();
        try (SmallDisk disk = SmallDisk.over(config.folder().orElseThrow(), 4)) {
            sync.save();

            String told = "Jobs cannot be saved, so the next start will read them from the database: "
                    + "No space left on device";
            assertThat(json("/status").getList("not_kept")).containsExactly(told);
            assertThat(json("/status").getList("troubles")).contains("some data cannot be saved or passed on");
            assertThat(page("/status")
                            .select("section:has(h2:contains(Storage)) p")
                            .text())
                    .isEqualTo(told + ".");
            assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
            assertCounted();
        }
        sync.save();
        assertThat(json("/status").getList("not_kept")).isEmpty();
    }

    @Test
    @Order(9)
    void aClockThatJumpsStopsNothing() {
        MovingClock moved = FixedClock.of(clock);
        int id = 30_000;
        for (int days : List.of(1, -2, 1)) {
            moved.move(Duration.ofDays(days));
            SQL.run("""
                    insert into copr_build_targets (id, status, target, submitted_time)
                    values (%d, 'success', 'fedora-44-x86_64', '%s')""".formatted(id++, moved.instant().minusSeconds(60)));
            sync.refresh();

            assertCounted();
            assertThat(json("/status").getString("counted"))
                    .isEqualTo(moved.instant().toString());
            assertThat(json("/jobs/copr?limit=1").getInt("items[0].id")).isEqualTo(id - 1);
            assertThat(json("/statistics?period=day&kind=copr").getInt("kinds[0].total"))
                    .isPositive();
            for (String path : List.of("/status", "/", "/usage", "/statistics?kind=copr", "/jobs/copr")) {
                assertThat(given().get(path + (path.contains("?") ? "&" : "?") + "format=json")
                                .asString())
                        .as(path)
                        .doesNotContainPattern("\"[a-z_]*(seconds|age|total|running|waiting)[a-z_]*\":-");
                assertThat(page(path).text()).as(path).doesNotContainPattern("[-−]\\d+ (s|min|h|d)\\b");
            }
            assertThat(given().get("/metrics").asString())
                    .doesNotContainPattern("(?m)^packit_[a-z_]*(seconds|age)[a-z_]*(\\{.*\\})? -");
        }
        assertThat(moved.instant()).isEqualTo(FixedClock.NOW);
    }

    @Test
    @Order(10)
    void pipelinesThatAreDeletedAreNoUsageAnyMore() {
        String ofDay = "select count(distinct project_event_id) from pipelines where datetime::date = '2026-06-14'";
        String before = SQL.value(ofDay);
        assertThat(events("2026-06-14", "2026-06-15")).isEqualTo(before);
        SQL.run(
                "delete from pipelines where id in (select min(id) from pipelines where datetime::date = '2026-06-14')");
        assertThat(SQL.value(ofDay)).isNotEqualTo(before);

        pipelines.forget();

        // with a different query, since results are cached
        assertThat(events("2026-06-14", "2026-06-15T00:00:00Z")).isEqualTo(SQL.value(ofDay));
    }

    private static String events(String from, String to) {
        List<Integer> totals = json("/usage?from=" + from + "&to=" + to).getList("events.total");
        return Integer.toString(totals.stream().mapToInt(total -> total).sum());
    }

    /** All time, and each month, against the database. */
    private static void assertCounted() {
        for (String table :
                List.of("srpm:srpm_builds", "copr:copr_build_targets", "testing-farm:tft_test_run_targets")) {
            String kind = table.split(":")[0];
            String name = table.split(":")[1];
            assertThat(json("/statistics?kind=" + kind).getString("kinds[0].total"))
                    .as(kind)
                    .isEqualTo(SQL.value("select count(*) from " + name));
            String errors = "select count(*) from %s where status = 'error'".formatted(name);
            assertThat(json("/statistics?kind=" + kind).getString("kinds[0].error"))
                    .as(kind)
                    .isEqualTo(SQL.value(errors));
            for (String month : List.of("2025-04-01", "2025-05-01", "2026-05-01", "2026-06-01")) {
                String to = java.time.LocalDate.parse(month).plusMonths(1).toString();
                assertThat(json("/statistics?kind=%s&from=%s&to=%s".formatted(kind, month, to))
                                .getString("kinds[0].error"))
                        .as(kind + " " + month)
                        .isEqualTo(SQL.value(
                                errors + " and submitted_time >= '%s' and submitted_time < '%s'".formatted(month, to)));
            }
        }
    }
}
