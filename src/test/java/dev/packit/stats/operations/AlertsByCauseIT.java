package dev.packit.stats.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.ChildProcess;
import dev.packit.stats.FixedClock;
import dev.packit.stats.Live;
import dev.packit.stats.OnDisk;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Programs;
import dev.packit.stats.Query;
import dev.packit.stats.Scrape;
import dev.packit.stats.TcpRelay;
import dev.packit.stats.celery.CeleryWorker;
import dev.packit.stats.celery.RedisServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alerts fire by what they are about, and resolve when it is over: with a real Prometheus, PostgreSQL, Redis, Celery workers, and
 * pushes. The rules are those that are shipped, except that all durations are shorter.
 */
@QuarkusTest
@TestProfile(AlertsByCauseIT.Now.class)
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = @ResourceArg(name = "database", value = AlertsByCauseIT.DATABASE))
@WithTestResource(RedisServer.class)
@Programs.Needed({"prometheus", "redis-server", "redis-cli", "python:celery, redis"})
class AlertsByCauseIT {

    static final String DATABASE = "packit_causes";

    private static final Query SQL = new Query(DATABASE);

    /** Those that take a cluster, another process ({@link RelayAlertsIT}), or five hundred million transactions. */
    private static final Set<String> NOT_HERE = Set.of(
            "PackitPodMemoryNearLimit",
            "PackitPodRestarts",
            "PackitPostgresWraparound",
            "PackitPushesHeld",
            "PackitPushesLost",
            "PackitVolumeNearlyFull");

    private static final String WORKS = """
            # TYPE first_initial_status_time histogram
            first_initial_status_time_bucket{le="15"} 1
            first_initial_status_time_bucket{le="+Inf"} 1
            first_initial_status_time_count 1
            first_initial_status_time_sum 4
            """;

    private static final String FAILS = """
            # TYPE first_initial_status_time histogram
            first_initial_status_time_bucket{le="15"} 1
            first_initial_status_time_bucket{le="+Inf"} 4
            first_initial_status_time_count 4
            first_initial_status_time_sum 90
            # TYPE packit_forge_api_requests_total counter
            packit_forge_api_requests_total{forge="github",method="get",status_class="2xx"} 1
            packit_forge_api_requests_total{forge="github",method="get",status_class="5xx"} 9
            packit_forge_api_requests_total{forge="pagure",method="get",status_class="4xx"} 9
            """;

    /** Real time, since Prometheus compares times with its own clock. */
    public static class Now extends Live {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("packit.push.series", "1000");
            settings.put("packit.push.folder", OnDisk.freshFolder());
            return settings;
        }
    }

    /** Runs while it is needed. */
    private static final class Worker implements AutoCloseable {

        private @Nullable ChildProcess process;

        void start(String queue) throws IOException {
            process = CeleryWorker.start(queue);
        }

        @Override
        public void close() throws IOException {
            if (process != null) {
                process.close();
                process = null;
            }
        }
    }

    @Inject
    Clock clock;

    @BeforeEach
    void letTheClockRun() {
        FixedClock.of(clock).run();
    }

    /** Others use the same server. */
    @AfterEach
    void letTheRoleLogIn() throws SQLException {
        PackitDatabase.administer("alter role packit_stats login");
    }

    @Test
    void alertsFireAndResolve(@TempDir Path folder) throws Exception {
        try (PackitApi api = new PackitApi();
                TcpRelay application = new TcpRelay(RestAssured.port);
                PrometheusServer prometheus = PrometheusServer.start(
                        folder,
                        List.of(ShortRules.in(folder)),
                        new PrometheusServer.Ports(1, application.port(), api.port()));
                PostgresTroubles postgres = new PostgresTroubles(DATABASE);
                RedisTroubles redis = new RedisTroubles();
                Worker first = new Worker();
                Worker second = new Worker()) {
            FiredAlerts alerts = new FiredAlerts(prometheus);
            first.start("long-running");
            Scrape.await("celery_worker_up{hostname=\"packit@worker\"}", "1.0");
            push(WORKS);
            pushFromAnotherHost(prometheus);
            prometheus.await("packit_jobs_overdue{kind='srpm'}", "0");
            whileOneQueueIsServed(alerts, postgres, second, api);
            first.close();
            second.close();
            withoutWorkers(alerts, first, redis);
            withWorkersAndLittleMemory(alerts, postgres, redis);
            outages(alerts, postgres, api);
            unreachable(alerts, application);
            Set<String> never = new TreeSet<>(Rules.alertNames());
            never.removeAll(alerts.fired());
            assertThat(never).isEqualTo(new TreeSet<>(NOT_HERE));
        }
    }

    /** Twice, since hosts that push seldom may be silent. */
    private static void pushFromAnotherHost(PrometheusServer prometheus) {
        pushAs("packit-worker-1", WORKS);
        prometheus.await("count(push_time_seconds{job='packit-worker-1'})", "1");
        pushAs("packit-worker-1", WORKS);
    }

    private void whileOneQueueIsServed(FiredAlerts alerts, PostgresTroubles postgres, Worker second, PackitApi api)
            throws Exception {
        alerts.fireAndResolve(
                Trouble.of("PackitQueueNotServed", "PackitQueueSlow", "PackitQueueGrowing")
                        .bring(() -> CeleryWorker.put("short-running", 110))
                        .meanwhile(() -> CeleryWorker.put("short-running", 2))
                        .mend(() -> second.start("short-running")),
                Trouble.of("PackitTasksFail", "PackitTaskFailsOften")
                        .meanwhile(() -> CeleryWorker.fail("long-running", 6)),
                Trouble.of("PackitTasksLost").bring(() -> CeleryWorker.sleep("20", "long-running")),
                Trouble.of("PackitTaskStuck").bring(() -> CeleryWorker.hold("40", "long-running")),
                Trouble.of("PackitPostgresLongTransaction", "PackitPostgresBlocked")
                        .bring(() -> postgres.blockOthers(5))
                        .mend(postgres::letGo),
                Trouble.of("PackitPostgresManyLocks").bring(() -> postgres.takeLocks(0.6)),
                Trouble.of("PackitPostgresConnectionsNearLimit").bring(() -> postgres.takeConnections(0.9)),
                Trouble.of("PackitPostgresRollbacks").meanwhile(() -> postgres.rollBack(100)),
                Trouble.of("PackitPostgresDeadlocks").meanwhile(postgres::deadlock),
                Trouble.of("PackitPostgresDeadRows", "PackitPostgresNotVacuumed")
                        .bring(() -> postgres.leaveDeadRows(150_000))
                        .mend(() -> postgres.vacuum("neglected")),
                Trouble.of("PackitJobErrors", "PackitJobsOverdue", "PackitBuildsBudgetBurn/page")
                        .bring(AlertsByCauseIT::failJobs)
                        .mend(() ->
                                SQL.run("update srpm_builds set status = 'success' where id between 30000 and 39999")),
                Trouble.of("PackitTestRunsBudgetBurn/page", "PackitJobsStandStill")
                        .bring(AlertsByCauseIT::delayTests)
                        .mend(() -> SQL.run("update tft_test_run_targets set status = 'passed' where id >= 30000")),
                Trouble.of("PackitForgeErrors", "PackitForgeRefuses", "PackitFirstStatusBudgetBurn/page")
                        .meanwhile(() -> push(FAILS))
                        .mend(() -> push(WORKS)),
                Trouble.of("PackitPushRefused").meanwhile(() -> push("this is no metric")),
                Trouble.of("PackitNoWebhooks")
                        .bring(() -> api.sendWebhooks(false))
                        .mend(() -> api.sendWebhooks(true)));
    }

    /** Some end in errors, some were submitted long ago, and some pass their deadline soon. */
    private static void failJobs() {
        SQL.run("""
                insert into srpm_builds (id, status, submitted_time)
                select 30000 + number, 'pending'::buildstatus, now() at time zone 'utc' - interval '10 minutes'
                from generate_series(1, 30) as number
                union all
                select 31000 + number, 'pending'::buildstatus, now() at time zone 'utc' - interval '13 hours'
                from generate_series(1, 60) as number
                union all
                select 32000 + number, 'pending'::buildstatus, now() at time zone 'utc' - interval '12 hours' + interval '5 seconds'
                from generate_series(1, 20) as number""");
        Scrape.await("packit_jobs{kind=\"srpm\",status=\"pending\"}", "110.0");
        SQL.run("update srpm_builds set status = 'error' where id between 30000 and 30999");
    }

    /** None of them ends, and all pass their deadline soon. */
    private static void delayTests() {
        SQL.run("""
                insert into tft_test_run_targets (id, status, submitted_time)
                select 30000 + number, 'running'::testingfarmresult,
                    now() at time zone 'utc' - interval '12 hours' + interval '5 seconds'
                from generate_series(1, 30) as number""");
        Scrape.await("packit_jobs{kind=\"testing-farm\",status=\"running\"}", "30.0");
    }

    private void withoutWorkers(FiredAlerts alerts, Worker worker, RedisTroubles redis) throws Exception {
        alerts.fireAndResolve(
                Trouble.of(
                                "PackitNoWorker",
                                "PackitWorkerDown",
                                "PackitCeleryEventsSilent",
                                "PackitFirstStatusesMissing",
                                "PackitPushSilent")
                        .bring(() -> CeleryWorker.put("short-running", 3))
                        .mend(() -> {
                            worker.start("short-running,long-running");
                            push(WORKS);
                        }),
                Trouble.of("PackitRedisMemoryHigh").bring(redis::limitMemory).mend(redis::removeLimit),
                Trouble.of("PackitRedisConnectionsNearLimit")
                        .bring(redis::connect)
                        .mend(redis::disconnect));
    }

    private void withWorkersAndLittleMemory(FiredAlerts alerts, PostgresTroubles postgres, RedisTroubles redis)
            throws Exception {
        alerts.fireAndResolve(
                // silent since the beginning, for two hours as the rules count
                Trouble.of("PackitPushHostSilent")
                        .meanwhile(() -> push(WORKS))
                        .mend(() -> pushAs("packit-worker-1", WORKS)),
                Trouble.of("PackitRedisRefuses")
                        .bring(() -> RedisServer.administer("acl", "setuser", "packit_stats", "-hscan"))
                        .mend(() -> RedisServer.administer("acl", "setuser", "packit_stats", "+hscan")),
                Trouble.of("PackitRedisEvicts")
                        .bring(redis::allowEviction)
                        .meanwhile(redis::fill)
                        .mend(redis::removeLimit),
                Trouble.of("PackitPostgresCacheMisses")
                        .bring(postgres::createWideTable)
                        .meanwhile(postgres::readWideTable));
    }

    private void outages(FiredAlerts alerts, PostgresTroubles postgres, PackitApi api) throws Exception {
        alerts.fireAndResolve(
                Trouble.of(
                                "PackitPostgresLoginRefused",
                                "PackitSamplerDown",
                                "PackitSamplerStale",
                                "PackitStatsServerErrors")
                        .bring(() -> postgres.run("alter role packit_stats nologin;" + END))
                        .meanwhile(() -> given().get("/jobs/srpm/%d".formatted(System.nanoTime() % 30_000)))
                        .mend(() -> postgres.run("alter role packit_stats login")),
                Trouble.of("PackitRedisDown").bring(RedisServer::end).mend(RedisServer::begin),
                Trouble.of("PackitServiceDown").bring(() -> api.answer(false)).mend(() -> api.answer(true)));
        alerts.fireAndResolve(Trouble.of("PackitPostgresDown")
                .bring(() -> PackitDatabase.administer(
                        "alter database %s allow_connections false;".formatted(DATABASE) + END))
                .mend(() -> PackitDatabase.administer("alter database %s allow_connections true".formatted(DATABASE))));
    }

    private void unreachable(FiredAlerts alerts, TcpRelay application) throws Exception {
        alerts.fireAndResolve(Trouble.of("PackitStatsDown", "PackitStatsMonitoringDown", "PackitNotMeasured")
                .bring(application::shut)
                .mend(application::reopen));
    }

    private static final String END =
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'packit_stats'";

    private static void push(String metrics) {
        pushAs("packit-worker-0", metrics);
    }

    private static void pushAs(String host, String metrics) {
        given().header("Authorization", "Bearer s3cret").body(metrics).put("/metrics/job/" + host);
    }
}
