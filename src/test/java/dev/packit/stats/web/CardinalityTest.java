package dev.packit.stats.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Eventually;
import dev.packit.stats.Live;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Programs;
import dev.packit.stats.Scrape;
import dev.packit.stats.celery.RedisServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The number of metrics stays bounded, however many readers, projects and workers there are. By its name, it comes after
 * all others that share its application, since further names are not distinguished.
 */
@QuarkusTest
@TestProfile(Live.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = Live.DATABASE))
@WithTestResource(RedisServer.class)
@Programs.Needed({"redis-server", "redis-cli"})
class CardinalityTest {

    /** Five times as many as are distinguished. */
    private static final int MANY = 1_000;

    private static final int AT_ONCE = 50;

    /** 200 task names, 200 workers, the routes, and all other series. */
    private static final int MOST_SERIES = 2_500;

    @TestHTTPResource
    URI root;

    @Test
    void readersAndWorkersHoweverManyDoNotShowInLabels() throws Exception {
        Eventually.holds(() -> assertThat(Scrape.of("packit_celery_event_connects_total"))
                .isNotNull()
                .isNotEqualTo("0.0"));
        Map<String, String> before = Scrape.all();
        long known = tasks(before).size();
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            paths.add("projects/github.com/secretspace%1$d/secretrepo%1$d".formatted(i));
            paths.add("projects/github.com/packit/ogr/-/pull-requests/77%05d".formatted(i));
            paths.add("jobs/copr/77%05d".formatted(i));
            paths.add("secretpath%d/x".formatted(i));
            paths.add("pipeline?branch=secretbranch%d".formatted(i));
        }
        read(paths);
        publish();
        Scrape.awaitGrowth(before, "packit_celery_events_total{type=\"worker\"}", MANY);
        Scrape.awaitGrowth(before, "packit_celery_events_total{type=\"task\"}", MANY);
        Scrape.await("celery_worker_up{hostname=\"other\"}");

        Map<String, String> told = Scrape.all();

        assertThat(told).hasSizeLessThan(MOST_SERIES);
        assertThat(told.keySet()).noneMatch(Pattern.compile("secret|77\\d{5}").asPredicate());
        assertThat(tasks(told)).hasSize(201);
        assertThat(told.keySet().stream().filter(name -> name.startsWith("celery_worker_up")))
                .hasSize(201);
        assertThat(told)
                .containsEntry(
                        "celery_task_received_total{hostname=\"unknown\",name=\"other\",queue_name=\"unknown\"}",
                        (MANY - 200 + known) + ".0");
    }

    /** The names of tasks, which may be in several queues. */
    private static Set<String> tasks(Map<String, String> told) {
        return told.keySet().stream()
                .filter(name -> name.startsWith("celery_task_received_total"))
                .map(name -> name.replaceAll(".*[{,]name=\"([^\"]*)\".*", "$1"))
                .collect(Collectors.toSet());
    }

    private void read(List<String> paths) {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < paths.size(); i += AT_ONCE) {
            paths.subList(i, i + AT_ONCE).stream()
                    .map(path -> client.sendAsync(
                            HttpRequest.newBuilder(root.resolve(path)).build(), BodyHandlers.discarding()))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    private static void publish() throws IOException, InterruptedException {
        Process client = new ProcessBuilder(Programs.path("redis-cli"), "-p", Integer.toString(RedisServer.port()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (PrintStream commands = new PrintStream(client.getOutputStream(), false, StandardCharsets.UTF_8)) {
            for (int i = 0; i < MANY; i++) {
                commands.println(
                        event("task.received", "{'type': 'task-received', 'uuid': 'u%1$d', 'name': 'task.n%1$d'}", i));
                commands.println(
                        event("worker.heartbeat", "{'type': 'worker-heartbeat', 'hostname': 'celery@h%d'}", i));
            }
        }
        assertThat(client.waitFor()).isZero();
    }

    /** A message as published by kombu, except that its body is not Base64. */
    private static String event(String channel, String body, int number) {
        String json = body.formatted(number).replace("'", "\\\\\\\"");
        return "publish /0.celeryev/%s \"{\\\"content-type\\\": \\\"application/json\\\", \\\"body\\\": \\\"%s\\\"}\""
                .formatted(channel, json);
    }
}
