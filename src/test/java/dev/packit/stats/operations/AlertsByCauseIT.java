package dev.packit.stats.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.packit.stats.ChildProcess;
import dev.packit.stats.Eventually;
import dev.packit.stats.FixedClock;
import dev.packit.stats.Live;
import dev.packit.stats.OnDisk;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Programs;
import dev.packit.stats.Query;
import dev.packit.stats.Scrape;
import dev.packit.stats.celery.CeleryWorker;
import dev.packit.stats.celery.RedisServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** Those that take the cluster, another process, or more than a test can do to a server that others use, too. */
    private static final Set<String> NOT_HERE = Set.of(
            "PackitJobsStandStill",
            "PackitNotMeasured",
            "PackitPodMemoryNearLimit",
            "PackitPodRestarts",
            "PackitPostgresCacheMisses",
            "PackitPostgresWraparound",
            "PackitPushHostSilent",
            "PackitPushesHeld",
            "PackitPushesLost",
            "PackitRedisEvicts",
            "PackitSamplerStale",
            "PackitStatsDown",
            "PackitStatsMonitoringDown",
            "PackitTaskStuck",
            "PackitTestRunsBudgetBurn",
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

    private final AtomicInteger webhooks = new AtomicInteger();
    private final AtomicBoolean areWebhooksSent = new AtomicBoolean(true);
    private final AtomicBoolean isApiUp = new AtomicBoolean(true);
    private final Set<String> fired = new TreeSet<>();

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
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/metrics", exchange -> {
            int number = areWebhooksSent.get() ? webhooks.incrementAndGet() : webhooks.get();
            byte[] text = "# TYPE github_webhook_calls_total counter\ngithub_webhook_calls_total %d\n"
                    .formatted(number)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isApiUp.get() ? 200 : 503, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        api.start();
        try (PrometheusServer prometheus = PrometheusServer.start(
                        folder,
                        List.of(ShortRules.in(folder)),
                        1,
                        api.getAddress().getPort());
                PostgresTroubles postgres = new PostgresTroubles(DATABASE);
                Worker first = new Worker();
                Worker second = new Worker()) {
            first.start("long-running");
            Scrape.await("celery_worker_up{hostname=\"packit@worker\"}", "1.0");
            push(WORKS);
            prometheus.await("packit_jobs_overdue{kind='srpm'}", "0");
            whileOneQueueIsServed(prometheus, postgres, second);
            first.close();
            second.close();
            withoutWorkers(prometheus, first);
            outages(prometheus, postgres);
            assertThat(fired).doesNotContainAnyElementsOf(NOT_HERE);
            fired.addAll(NOT_HERE);
            assertThat(fired).isEqualTo(new TreeSet<>(Rules.alertNames()));
        } finally {
            api.stop(0);
        }
    }

    private void whileOneQueueIsServed(PrometheusServer prometheus, PostgresTroubles postgres, Worker second)
            throws Exception {
        fireAndResolve(
                prometheus,
                Trouble.of("PackitQueueNotServed", "PackitQueueSlow", "PackitQueueGrowing")
                        .bring(() -> CeleryWorker.put("short-running", 110))
                        .meanwhile(() -> CeleryWorker.put("short-running", 2))
                        .mend(() -> second.start("short-running")),
                Trouble.of("PackitTasksFail", "PackitTaskFailsOften")
                        .meanwhile(() -> CeleryWorker.fail("long-running", 6)),
                Trouble.of("PackitTasksLost").bring(() -> CeleryWorker.sleep("20", "long-running")),
                Trouble.of("PackitRedisRefuses")
                        .bring(() -> RedisServer.administer("acl", "setuser", "packit_stats", "-hscan"))
                        .mend(() -> RedisServer.administer("acl", "setuser", "packit_stats", "+hscan")),
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
                Trouble.of("PackitForgeErrors", "PackitForgeRefuses", "PackitFirstStatusBudgetBurn/page")
                        .meanwhile(() -> push(FAILS))
                        .mend(() -> push(WORKS)),
                Trouble.of("PackitPushRefused").meanwhile(() -> push("this is no metric")));
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

    private void withoutWorkers(PrometheusServer prometheus, Worker worker) throws Exception {
        String memory = Long.toString(Long.parseLong(info("used_memory:")) * 10 / 9);
        List<Socket> clients = new ArrayList<>();
        fireAndResolve(
                prometheus,
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
                Trouble.of("PackitRedisMemoryHigh")
                        .bring(() -> RedisServer.administer("config", "set", "maxmemory", memory))
                        .mend(() -> RedisServer.administer("config", "set", "maxmemory", "0")),
                Trouble.of("PackitRedisConnectionsNearLimit")
                        .bring(() -> {
                            connect(clients);
                            int limit = Integer.parseInt(info("connected_clients:")) + 2;
                            RedisServer.administer("config", "set", "maxclients", Integer.toString(limit));
                        })
                        .mend(() -> {
                            RedisServer.administer("config", "set", "maxclients", "10000");
                            for (Socket client : clients) {
                                client.close();
                            }
                        }),
                Trouble.of("PackitNoWebhooks")
                        .bring(() -> areWebhooksSent.set(false))
                        .mend(() -> areWebhooksSent.set(true)));
    }

    private static void connect(List<Socket> clients) throws IOException {
        for (int i = 0; i < 50; i++) {
            clients.add(new Socket("127.0.0.1", RedisServer.port()));
        }
    }

    private void outages(PrometheusServer prometheus, PostgresTroubles postgres) throws Exception {
        fireAndResolve(
                prometheus,
                Trouble.of("PackitPostgresLoginRefused", "PackitSamplerDown", "PackitStatsServerErrors")
                        .bring(() -> postgres.run("alter role packit_stats nologin;" + END))
                        .meanwhile(() -> given().get("/jobs/srpm/%d".formatted(System.nanoTime() % 30_000)))
                        .mend(() -> postgres.run("alter role packit_stats login")),
                Trouble.of("PackitRedisDown").bring(RedisServer::end).mend(RedisServer::begin),
                Trouble.of("PackitServiceDown").bring(() -> isApiUp.set(false)).mend(() -> isApiUp.set(true)));
        fireAndResolve(
                prometheus,
                Trouble.of("PackitPostgresDown")
                        .bring(() -> PackitDatabase.administer(
                                "alter database %s allow_connections false;".formatted(DATABASE) + END))
                        .mend(() -> PackitDatabase.administer(
                                "alter database %s allow_connections true".formatted(DATABASE))));
    }

    private static final String END =
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'packit_stats'";

    /** Each alert fires at some time while all of this goes wrong, and none does afterwards. */
    private void fireAndResolve(PrometheusServer prometheus, Trouble... troubles) throws Exception {
        try (Trouble.Round round = new Trouble.Round(troubles)) {
            Eventually.holds(
                    () -> assertThat(missing(prometheus, round.alerts())).isEmpty());
            round.alerts().forEach(alert -> fired.add(alert.replaceFirst("/.*", "")));
            round.mend();
            Eventually.holds(() -> assertThat(firing(prometheus, "ALERTS{alertstate='firing'}"))
                    .doesNotContainAnyElementsOf(round.alerts()));
        }
    }

    private static Set<String> missing(PrometheusServer prometheus, List<String> alerts) throws Exception {
        Set<String> missing = new TreeSet<>(alerts);
        missing.removeAll(firing(prometheus, "max_over_time(ALERTS{alertstate='firing'}[1h])"));
        return missing;
    }

    /** Their names, each without and with its severity. */
    private static Set<String> firing(PrometheusServer prometheus, String query) throws Exception {
        Set<String> names = new TreeSet<>();
        Deployed.each(prometheus.query(query).at("/data/result")).forEach(alert -> {
            String name = alert.at("/metric/alertname").asText();
            names.add(name);
            names.add(name + "/" + alert.at("/metric/severity").asText());
        });
        return names;
    }

    private static void push(String metrics) {
        given().header("Authorization", "Bearer s3cret").body(metrics).put("/metrics/job/packit-worker-0");
    }

    private static String info(String field) throws IOException {
        return RedisServer.administer("info")
                .lines()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()).strip())
                .findFirst()
                .orElseThrow();
    }
}
