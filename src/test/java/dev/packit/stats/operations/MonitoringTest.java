package dev.packit.stats.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packit.stats.ChildProcess;
import dev.packit.stats.Eventually;
import dev.packit.stats.Live;
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
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The complete monitoring: Prometheus and Alertmanager as shipped, with this application, PostgreSQL, Redis, a Celery
 * worker, and pushed metrics. Only hosts and intervals are changed for the test.
 */
@QuarkusTest
@TestProfile(Live.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = Live.DATABASE))
@WithTestResource(RedisServer.class)
@Programs.Needed({"prometheus", "prometheus-alertmanager", "redis-server", "python:celery, redis"})
class MonitoringTest {

    private static final Query SQL = new Query(Live.DATABASE);

    /** Metrics that a test cannot produce: workers reject no tasks here, and nobody else has a transaction open. */
    private static final Set<String> NEVER_HERE = Set.of(
            "packit_mirror_replication_lag_seconds",
            "packit_postgresql_hidden_tx_duration",
            "celery_task_rejected_total");

    private static final String PUSH = """
            # TYPE copr_builds_queued_total counter
            copr_builds_queued_total 1
            # TYPE first_initial_status_time histogram
            first_initial_status_time_bucket{le="15.0"} 1
            first_initial_status_time_bucket{le="+Inf"} 2
            first_initial_status_time_count 2
            first_initial_status_time_sum 40
            """;

    private final int alertmanager = ChildProcess.freePort();

    @Test
    void prometheusHasTheNumbersAndAlertmanagerTheAlerts(@TempDir Path folder) throws Exception {
        try (ChildProcess alerts = startAlertmanager(folder);
                PrometheusServer prometheus = PrometheusServer.start(
                        folder, rules(folder), new PrometheusServer.Ports(alertmanager, RestAssured.port, null));
                ChildProcess worker = CeleryWorker.start()) {
            Map<String, String> before = Scrape.all();
            somethingHappens(prometheus);

            prometheus.await("up{job='packit-stats'}", "1");
            prometheus.await("up{job='packit-stats-monitoring'}", "1");
            awaitGrowth(
                    prometheus,
                    before,
                    "celery_task_succeeded_total{hostname=\"packit@worker\",name=\"task.steve_jobs.process_message\",queue_name=\"short-running\"}",
                    3);
            awaitGrowth(
                    prometheus,
                    before,
                    "celery_task_failed_total{exception=\"ValueError\",hostname=\"packit@worker\",name=\"task.run_copr_build_handler\",queue_name=\"short-running\"}",
                    1);
            prometheus.await("celery_worker_up{hostname='packit@worker'}", "1");
            prometheus.await("celery_queue_length{queue_name='short-running'}", "0");
            prometheus.await("redis_up", "1");
            prometheus.await("pg_up", "1");
            prometheus.await("packit_jobs_finished_total{kind='srpm',outcome='failed'}", "1");
            prometheus.await("packit_job_queue_seconds_sum{kind='srpm'}", "60");
            assertThat(prometheus
                            .ask("/api/v1/query_exemplars?query=packit_job_duration_seconds_bucket%7Bkind=%22srpm%22%7D"
                                    + "&start=2026-06-15T00:00:00Z&end=2026-06-16T00:00:00Z")
                            .at("/data/0/exemplars/0/labels/id")
                            .asText())
                    .isEqualTo("srpm/20001");
            // the sum of both pushes, with the name of the host that pushed
            prometheus.await("copr_builds_queued_total{job='packit-worker-0'}", "2");
            prometheus.await("packit_slo_events_total{slo='first_status_15s',outcome='good'}", "2");
            prometheus.await("packit_slo_events_total{slo='first_status_15s',outcome='bad'}", "2");
            prometheus.await("packit:slo_objective:ratio{slo='builds_12h'}", "0.98");
            // everything is scraped once, although pages and monitoring are a single process here
            prometheus.await(
                    "count({job='packit-stats',__name__=~'packit_.+|celery_.+|redis_.+|pg_.+'}) or vector(0)", "0");

            // some only appear after a background event, such as a garbage collection
            Eventually.holds(() -> assertThat(namesThatAreMissing(prometheus)).isEmpty());
            assertThat(namesThatAreNotListed(prometheus)).isEmpty();
            assertThat(rulesThatFail(prometheus)).isEmpty();
            Eventually.holds(() -> assertThat(emptyPanels(prometheus)).isEmpty());
            Eventually.holds(() -> assertThat(receiversOfTheAlert()).containsExactly("page"));
        }
    }

    private static void somethingHappens(PrometheusServer prometheus) throws Exception {
        for (int push = 0; push < 2; push++) {
            given().header("Authorization", "Bearer s3cret")
                    .contentType("text/plain; version=0.0.4")
                    .body(PUSH)
                    .put("/metrics/job/packit-worker-0")
                    .then()
                    .statusCode(202);
        }
        CeleryWorker.send();
        SQL.run("insert into srpm_builds (id, status, submitted_time) values (20001, 'pending', '2026-06-15 11:00')");
        prometheus.await(
                "packit_jobs{kind='srpm',status='pending'}",
                SQL.value(
                        "select count(*) from srpm_builds where status = 'pending' and submitted_time > '2026-06-08 12:00'"));
        SQL.run("update srpm_builds set status = 'failure', build_start_time = '2026-06-15 11:01',"
                + " build_finished_time = '2026-06-15 11:11' where id = 20001");
        given().get("/jobs/srpm/20001").then().statusCode(200);
        System.gc();
    }

    private ChildProcess startAlertmanager(Path folder) throws IOException, InterruptedException {
        return ChildProcess.start(
                        "alertmanager",
                        "TERM",
                        List.of(
                                Programs.path("prometheus-alertmanager"),
                                "--config.file=" + Deployed.MONITORING.resolve("alertmanager.yml"),
                                "--storage.path=" + folder.resolve("alertmanager"),
                                "--cluster.listen-address=",
                                "--web.listen-address=127.0.0.1:" + alertmanager))
                .awaitPort(alertmanager);
    }

    private static List<String> rules(Path folder) throws IOException {
        Files.writeString(folder.resolve("extra.yml"), """
                groups: [{name: extra, rules: [{alert: OfTheTest, expr: vector(1), labels: {severity: page}}]}]""");
        return List.of(Deployed.MONITORING.resolve("rules").toAbsolutePath() + "/*.yml", "extra.yml");
    }

    /** Panels with an expression that fails, or without any data although they do not say that this is normal. */
    private static Set<String> emptyPanels(PrometheusServer prometheus) throws Exception {
        Set<String> empty = new TreeSet<>();
        for (Dashboard board : Dashboard.all()) {
            for (JsonNode panel : board.panels().toList()) {
                int series = 0;
                for (Expression expression : Dashboard.expressions(panel)) {
                    JsonNode answer = prometheus.query(expression.withoutVariables());
                    if (!answer.path("status").asText().equals("success")) {
                        empty.add(board + ": " + expression + ": " + answer);
                    }
                    series += answer.at("/data/result").size();
                }
                String title = panel.get("title").asText();
                if (series == 0 && Dashboard.NOT_MEASURED.equals(Dashboard.inPlaceOfData(panel))) {
                    empty.add(board + ": " + title);
                }
            }
        }
        return empty;
    }

    /** The metrics of this application in {@code metrics.txt}. */
    private static Set<String> namesThatAreMissing(PrometheusServer prometheus) throws Exception {
        Set<String> said = new TreeSet<>();
        boolean ours = false;
        for (String line : Files.readAllLines(Path.of("src/test/resources/metrics.txt"))) {
            ours = line.startsWith("#") ? line.contains("This application") : ours;
            if (ours && !line.isBlank() && !line.startsWith("#")) {
                said.add(line);
            }
        }
        assertThat(said).hasSizeGreaterThan(60);
        said.removeAll(NEVER_HERE);
        Deployed.each(prometheus.ask("/api/v1/label/__name__/values").get("data"))
                .forEach(name -> said.remove(name.asText()));
        return said;
    }

    /** Metrics of ours that {@code metrics.txt} does not have, whose list is what the documentation is compared with. */
    private static Set<String> namesThatAreNotListed(PrometheusServer prometheus) throws Exception {
        Set<String> exported = new TreeSet<>();
        Deployed.each(prometheus.ask("/api/v1/label/__name__/values").get("data"))
                .map(JsonNode::asText)
                .filter(name -> name.matches("(packit|celery|redis|pg)_\\w+"))
                .map(MonitoringTest::family)
                .forEach(exported::add);
        assertThat(exported).hasSizeGreaterThan(60);
        Files.readAllLines(Path.of("src/test/resources/metrics.txt")).forEach(name -> exported.remove(family(name)));
        return exported;
    }

    /** The name that a histogram's or summary's series have in common. */
    private static String family(String series) {
        return series.replaceFirst("_(bucket|count|sum|max)$", "");
    }

    private static Set<String> rulesThatFail(PrometheusServer prometheus) throws Exception {
        Set<String> failing = new TreeSet<>();
        Deployed.each(prometheus.ask("/api/v1/rules").at("/data/groups"))
                .flatMap(group -> Deployed.each(group.get("rules")))
                .filter(rule -> rule.get("health").asText().equals("err"))
                .forEach(rule -> failing.add(rule.get("name").asText() + ": "
                        + rule.path("lastError").asText()));
        return failing;
    }

    private Set<String> receiversOfTheAlert() throws Exception {
        Set<String> receivers = new TreeSet<>();
        Deployed.each(PrometheusServer.ask(alertmanager, "/api/v2/alerts?filter=alertname%3DOfTheTest"))
                .forEach(alert -> receivers.add(alert.at("/receivers/0/name").asText()));
        return receivers;
    }

    private static void awaitGrowth(PrometheusServer prometheus, Map<String, String> before, String counter, int by) {
        long value = (long) Double.parseDouble(before.getOrDefault(counter, "0")) + by;
        prometheus.await(counter, Long.toString(value));
    }
}
