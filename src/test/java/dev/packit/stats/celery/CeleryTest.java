package dev.packit.stats.celery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.ChildProcess;
import dev.packit.stats.Eventually;
import dev.packit.stats.Live;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Programs;
import dev.packit.stats.Scrape;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A real worker runs, fails, retries and revokes tasks, and a scrape reports it. */
@QuarkusTest
@TestProfile(Live.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = Live.DATABASE))
@WithTestResource(RedisServer.class)
@Programs.Needed({"redis-server", "python:celery, redis"})
class CeleryTest {

    private static final String RUNTIME =
            "celery_task_runtime_count{name=\"task.steve_jobs.process_message\",queue_name=\"short-running\"}";
    private static final String LAST_START = "packit_celery_queue_last_start_timestamp_seconds";
    private static final String CONNECTS = "packit_celery_event_connects_total";

    @Test
    void whatBecomesOfTasksIsCounted() throws Exception {
        Scrape.await("redis_up", "1.0");
        try (ChildProcess worker = CeleryWorker.start()) {
            Scrape.await("celery_worker_up{hostname=\"packit@worker\"}", "1.0");
            Map<String, String> before = Scrape.all();
            CeleryWorker.send();
            Eventually.holds(() -> assertThat(Scrape.grownSince(before))
                    .containsEntry(counter("sent", "steve_jobs.process_message", "short-running"), 3.0)
                    .containsEntry(counter("sent", "steve_jobs.process_message", "long-running"), 1.0)
                    .containsEntry(counter("received", "steve_jobs.process_message", "short-running"), 3.0)
                    .containsEntry(counter("received", "steve_jobs.process_message", "long-running"), 1.0)
                    .containsEntry(counter("started", "steve_jobs.process_message", "short-running"), 3.0)
                    .containsEntry(counter("started", "steve_jobs.process_message", "long-running"), 1.0)
                    .containsEntry(counter("succeeded", "steve_jobs.process_message", "short-running"), 3.0)
                    .containsEntry(counter("succeeded", "steve_jobs.process_message", "long-running"), 1.0)
                    .containsEntry(counter("revoked", "check_onboarded_projects", "short-running"), 1.0)
                    .containsEntry(failed("run_copr_build_handler", "ValueError"), 1.0)
                    .containsEntry(failed("propose_downstream", "RateLimitRequeueException"), 1.0)
                    .containsEntry(counter("sent", "babysit_copr_build", "short-running"), 2.0)
                    .containsEntry(counter("retried", "babysit_copr_build", "short-running"), 1.0)
                    .containsEntry(counter("succeeded", "babysit_copr_build", "short-running"), 1.0)
                    .containsEntry(RUNTIME, 3.0)
                    .containsEntry(
                            "celery_task_runtime_bucket{name=\"task.steve_jobs.process_message\",queue_name=\"short-running\",le=\"0.1\"}",
                            0.0)
                    .containsEntry("celery_task_queue_wait_time_count{queue_name=\"long-running\"}", 1.0)
                    .containsEntry("celery_task_queue_wait_time_count{queue_name=\"short-running\"}", 7.0)
                    .containsEntry("packit_celery_events_total{type=\"unreadable\"}", 0.0)
                    .containsEntry(CONNECTS, 0.0));
            Scrape.await("celery_queue_length{queue_name=\"short-running\"}", "0.0");
            assertThat(Scrape.all().keySet())
                    .contains(
                            "redis_memory_used_bytes",
                            "redis_memory_max_bytes",
                            "redis_connected_clients",
                            "redis_evicted_keys_total",
                            "redis_db_keys{db=\"db0\"}",
                            "redis_instance_info{maxmemory_policy=\"noeviction\",redis_version=\"%s\"}"
                                    .formatted(given().accept("application/json")
                                            .get("/status")
                                            .jsonPath()
                                            .getString("broker.redis.version")),
                            "packit_celery_unacked{queue_name=\"short-running\"}",
                            "packit_celery_unacked_oldest_age_seconds",
                            "packit_celery_queue_oldest_age_seconds{queue_name=\"rate-limited\"}",
                            LAST_START + "{queue_name=\"short-running\"}",
                            "celery_worker_tasks_active{hostname=\"packit@worker\"}",
                            "packit_sampler_up{sampler=\"redis\"}");
        }
        Scrape.await("celery_worker_up{hostname=\"packit@worker\"}", "0.0");
        JsonPath status = given().accept("application/json").get("/status").jsonPath();
        assertThat(status.getList("broker.queues.name"))
                .containsExactly("short-running", "long-running", "rate-limited");
        assertThat(status.getList("workers.hostname")).containsExactly("packit@worker");
        assertThat(status.getBoolean("workers[0].up")).isFalse();
        assertThat(given().get("/status").asString()).contains("The broker is responding", "Workers (0 of 1 up)");

        Map<String, String> before = Scrape.all();
        RedisServer.end();
        Scrape.await("redis_up", "0.0");
        Scrape.await("redis_memory_used_bytes", "NaN");
        Eventually.holds(() -> assertThat(Scrape.all().keySet())
                .noneMatch(name -> name.matches("(celery_(queue|worker)_|packit_celery_unacked|redis_db_).*\\{.*")));
        RedisServer.begin();
        Scrape.await("redis_up", "1.0");
        Scrape.awaitGrowth(before, CONNECTS, 1);
        try (ChildProcess worker = CeleryWorker.start()) {
            Scrape.await("celery_worker_up{hostname=\"packit@worker\"}", "1.0");
        }
    }

    @Test
    void aQueueThatNobodyServesIsToldWhileAnotherOneIsBusy() throws Exception {
        String served = "{queue_name=\"short-running\"}";
        String waiting = "{queue_name=\"long-running\"}";
        Scrape.await("redis_up", "1.0");
        try (ChildProcess worker = CeleryWorker.start("short-running")) {
            Scrape.await("celery_worker_up{hostname=\"packit@worker\"}", "1.0");
            Map<String, String> before = Scrape.all();
            CeleryWorker.put("long-running");
            CeleryWorker.put("short-running");
            Scrape.awaitGrowth(before, counter("succeeded", "steve_jobs.process_message", "short-running"), 2);
            Scrape.await("celery_queue_length" + waiting, "2.0");
            Scrape.await("packit_celery_queue_oldest_age_seconds" + served, "0.0");
            Map<String, String> now = Scrape.all();
            assertThat(now.get(LAST_START + waiting)).isEqualTo(before.get(LAST_START + waiting));
            assertThat(now.get(counter("sent", "steve_jobs.process_message", "long-running")))
                    .isNotNull();
        }
        try (ChildProcess worker = CeleryWorker.start()) {
            Scrape.await("celery_queue_length" + waiting, "0.0");
            Scrape.await(LAST_START + waiting);
        }
    }

    /** As many as ten times as many tasks as Packit has today send in an hour, at once; none is lost and pages are answered. */
    @Test
    void tenTimesTheEventsAreCountedToTheLast() throws Exception {
        int tasks = 6_250;
        Scrape.await("redis_up", "1.0");
        Map<String, String> before = Scrape.all();

        try (Publisher events = new Publisher()) {
            for (int task = 0; task < tasks; task++) {
                for (String type : List.of("sent", "received", "started", "succeeded")) {
                    events.publish("task-" + type, task);
                }
            }
            events.flush();
            given().get("/q/health/live").then().statusCode(200);
            given().get("/jobs/copr").then().statusCode(200);

            String host = "hostname=\"packit@busy\",";
            String counter = "celery_task_%s_total{%sname=\"task.flood\",queue_name=\"short-running\"}";
            Eventually.holds(() -> assertThat(Scrape.grownSince(before))
                    .containsEntry(counter.formatted("sent", ""), (double) tasks)
                    .containsEntry(counter.formatted("received", host), (double) tasks)
                    .containsEntry(counter.formatted("started", host), (double) tasks)
                    .containsEntry(counter.formatted("succeeded", host), (double) tasks)
                    .containsEntry("packit_celery_tasks_overdue{name=\"task.flood\"}", 0.0)
                    .containsEntry("packit_celery_events_total{type=\"unreadable\"}", 0.0)
                    .containsEntry(CONNECTS, 0.0));
        }
    }

    @Test
    void whatAFastWorkerTellsBeforeTheSenderCountsForTheQueue() throws Exception {
        Scrape.await("redis_up", "1.0");
        Map<String, String> before = Scrape.all();

        try (Publisher events = new Publisher()) {
            for (String type : List.of("received", "started", "sent", "succeeded")) {
                events.publish("task-" + type, 10_000);
            }
            events.flush();
            String counter =
                    "celery_task_%s_total{hostname=\"packit@busy\",name=\"task.flood\",queue_name=\"short-running\"}";
            Eventually.holds(() -> assertThat(Scrape.grownSince(before))
                    .containsEntry(counter.formatted("received"), 1.0)
                    .containsEntry(counter.formatted("started"), 1.0)
                    .containsEntry(counter.formatted("succeeded"), 1.0)
                    .doesNotContainKey(counter.formatted("received").replace("short-running", "unknown")));
        }
    }

    @Test
    void aTaskWhoseWorkerIsKilledIsLost() throws Exception {
        String overdue = "packit_celery_tasks_overdue{name=\"task.sync_from_downstream\"}";
        Scrape.await("redis_up", "1.0");
        try (ChildProcess worker = CeleryWorker.start()) {
            Scrape.await("celery_worker_up{hostname=\"packit@worker\"}", "1.0");
            CeleryWorker.sleep("0");
            Scrape.await(overdue, "0.0");
            CeleryWorker.sleep("600");
            Scrape.await(overdue, "1.0");
            worker.signal("KILL");
        }
        Scrape.await("packit_celery_unacked{queue_name=\"short-running\"}", "0.0");
        assertThat(Scrape.of(overdue)).isEqualTo("1.0");
    }

    private static String failed(String task, String exception) {
        return "celery_task_failed_total{exception=\"%s\",hostname=\"packit@worker\",name=\"task.%s\",queue_name=\"short-running\"}"
                .formatted(exception, task);
    }

    private static String counter(String state, String task, String queue) {
        String host = state.equals("sent") ? "" : "hostname=\"packit@worker\",";
        return "celery_task_%s_total{%sname=\"task.%s\",queue_name=\"%s\"}".formatted(state, host, task, queue);
    }
}
