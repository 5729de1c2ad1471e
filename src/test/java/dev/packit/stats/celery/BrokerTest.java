package dev.packit.stats.celery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packit.stats.Eventually;
import dev.packit.stats.FixedClock;
import dev.packit.stats.OnDisk;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Pages;
import dev.packit.stats.Programs;
import dev.packit.stats.celery.BrokerSample.Queue;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queues in a real Redis, filled as kombu does, read by a read-only user. */
@QuarkusTest
@TestProfile(OnDisk.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = OnDisk.DATABASE))
@WithTestResource(RedisServer.class)
@Programs.Needed({"redis-server", "redis-cli"})
class BrokerTest {

    /** Ten minutes before now. */
    private static final long TAKEN = FixedClock.NOW.getEpochSecond() - 600;

    @Inject
    Broker broker;

    @Inject
    Tasks tasks;

    @Inject
    RedisDataSource redis;

    @ConfigProperty(name = "quarkus.log.file.path")
    Path log;

    @BeforeEach
    @AfterEach
    void empty() throws IOException, InterruptedException {
        write("flushall");
    }

    @Test
    void anEmptyBrokerHasNothingWaiting() {
        BrokerSample sample = broker.sample();

        assertThat(sample.at()).isEqualTo(FixedClock.NOW);
        assertThat(sample.queues())
                .containsExactly(
                        new Queue("short-running", 0L, 0L, 0.0),
                        new Queue("long-running", 0L, 0L, 0.0),
                        new Queue("rate-limited", 0L, 0L, 0.0));
        assertThat(sample.oldestUnackedSeconds()).isNull();
        assertThat(sample.redis().version()).matches("[\\d.]+");
        assertThat(sample.redis().policy()).isEqualTo("noeviction");
        assertThat(sample.redis().memoryUsed()).isPositive();
        assertThat(sample.redis().memoryMax()).isZero();
        assertThat(sample.redis().keys()).isEmpty();
    }

    @Test
    void aQueueIsAsLongAsItsListsOfAllPriorities() throws IOException, InterruptedException {
        write("rpush", "short-running", "{}", "{}");
        write("rpush", "short-running\u0006\u00163", "{}");
        write("rpush", "short-running\u0006\u00166", "{}");
        write("rpush", "short-running\u0006\u00169", "{}");
        write("rpush", "long-running", "{}");
        write("rpush", "somebody-elses", "{}");

        assertThat(broker.sample().queues())
                .containsExactly(
                        new Queue("short-running", 5L, 0L, 0.0),
                        new Queue("long-running", 1L, 0L, 0.0),
                        new Queue("rate-limited", 0L, 0L, 0.0));
    }

    @Test
    void theOldestMessageIsTheOneThatAWorkerTakesNext() throws IOException, InterruptedException {
        send("sent", FixedClock.NOW.minusSeconds(90), "short-running");
        write("rpush", "short-running", "[]", "{\"headers\": {\"id\": \"sent\", \"task\": \"task.a\"}}");
        send("least", FixedClock.NOW.minusSeconds(300), "long-running");
        write("rpush", "long-running", "{\"headers\": {\"id\": \"unheard\", \"task\": \"task.a\"}}");
        write("rpush", "long-running\u0006\u00169", "{\"headers\": {\"id\": \"least\", \"task\": \"task.a\"}}");
        send("later", FixedClock.NOW.plusSeconds(60), "rate-limited");
        write("rpush", "rate-limited", "{\"headers\": {\"id\": \"later\", \"task\": \"task.a\"}}");

        assertThat(broker.sample().queues())
                .containsExactly(
                        new Queue("short-running", 2L, 0L, 90.0),
                        new Queue("long-running", 2L, 0L, 300.0),
                        new Queue("rate-limited", 1L, 0L, 0.0));
        assertThat(tasks.take(
                                TaskEvent.State.STARTED,
                                new CeleryEvent(
                                        "task-started", "w", "unheard", null, null, null, 1.0, null, null, null))
                        .queue())
                .isEqualTo("long-running");
    }

    @Test
    void whatIsWithAWorkerCountsUnlessItsTimeIsToCome() throws IOException, InterruptedException {
        take("later", TAKEN - 1_000, "\"2026-06-15T12:05:00+00:00\"", "long-running");
        take("oldest", TAKEN, "null", "long-running");
        take("wasLater", TAKEN + 60, "\"2026-06-15T11:59:00\"", "short-running");
        take("elsewhere", TAKEN + 60, "null", "somebody-elses");
        write("hset", "unacked", "broken", "{");
        write("zadd", "unacked_index", Long.toString(TAKEN + 60), "broken");

        BrokerSample sample = broker.sample();

        assertThat(sample.queues())
                .containsExactly(
                        new Queue("short-running", 0L, 1L, 0.0),
                        new Queue("long-running", 0L, 1L, 0.0),
                        new Queue("rate-limited", 0L, 0L, 0.0),
                        new Queue("other", 0L, 2L, null));
        assertThat(sample.oldestUnackedSeconds()).isEqualTo(600);
        assertThat(sample.later()).isEqualTo(1);
    }

    /** It was taken an hour before, to wait with the worker. */
    @Test
    void whatWasTakenEarlyIsHeldSinceItWasDue() throws IOException, InterruptedException {
        take("early", TAKEN - 3_000, "\"2026-06-15T11:58:30+00:00\"", "long-running");
        assertThat(broker.sample().oldestUnackedSeconds()).isEqualTo(90);

        take("laterAtOnce", TAKEN, "null", "long-running");
        assertThat(broker.sample().oldestUnackedSeconds()).isEqualTo(600);
    }

    @Test
    void ofManyUnackedSomeAreLookedAtAndAllAreCounted() throws IOException, InterruptedException {
        for (int thousand = 0; thousand < 12; thousand++) {
            List<String> messages = new ArrayList<>(List.of("hset", "unacked"));
            for (int i = 0; i < 1_000; i++) {
                messages.addAll(List.of(thousand + "-" + i, "[{\"headers\": {}}, \"\", \"short-running\"]"));
            }
            write(messages.toArray(String[]::new));
        }

        List<Queue> queues = broker.sample().queues();

        assertThat(queues.stream().mapToLong(Queue::unacked).sum()).isEqualTo(12_000);
        assertThat(queues.get(0).unacked()).isBetween(10_000L, 11_999L);
    }

    @Test
    void theReaderCannotWrite() {
        assertThatThrownBy(() -> redis.execute("SET", "short-running", "x")).hasMessageContaining("NOPERM");
        assertThatThrownBy(() -> redis.execute("DEL", "unacked")).hasMessageContaining("NOPERM");
    }

    @Test
    void theLastSampleStaysWhileRedisIsAway() throws IOException, InterruptedException {
        write("rpush", "short-running", "{}");
        broker.sample();
        RedisServer.end();
        try {
            assertThatThrownBy(broker::sample).isInstanceOf(RuntimeException.class);
            assertThat(broker.last().queues().get(0).length()).isEqualTo(1);
            assertThat(broker.failure()).isNotBlank();
        } finally {
            RedisServer.begin();
        }
        assertThat(broker.sample().queues().get(0).length()).isZero();
        assertThat(broker.failure()).isNull();

        broker.refresh(Duration.ofHours(1));
        assertThat(broker.last().queues().get(0).length()).isZero();
    }

    @Test
    void aKeyOfAnotherTypeConcernsOnlyWhatItStandsFor() throws IOException, InterruptedException {
        write("rpush", "short-running", "{}");
        write("set", "long-running\u0006\u00163", "a text");
        take("oldest", TAKEN, "null", "rate-limited");
        write("del", "unacked_index");
        write("sadd", "unacked_index", "oldest");

        BrokerSample sample = broker.sample();
        assertThat(sample.queues())
                .containsExactly(
                        new Queue("short-running", 1L, 0L, 0.0),
                        new Queue("long-running", null, 0L, null),
                        new Queue("rate-limited", 0L, 1L, 0.0));
        assertThat(sample.oldestUnackedSeconds()).isNull();
        assertThat(sample.later()).isZero();
        assertThat(broker.failure()).isNull();

        write("del", "long-running\u0006\u00163", "unacked");
        write("rpush", "unacked", "a list");
        sample = broker.sample();
        assertThat(sample.queues())
                .containsExactly(
                        new Queue("short-running", 1L, null, 0.0),
                        new Queue("long-running", 0L, null, 0.0),
                        new Queue("rate-limited", 0L, null, 0.0));
        assertThat(sample.oldestUnackedSeconds()).isNull();
        assertThat(sample.later()).isNull();
        assertThat(Pages.page("/status").text())
                .contains("short-running 1 unknown", "long-running 0 unknown", "rate-limited 0 unknown");
        assertThat(Pages.tree("/status").at("/broker/queues/0/unacked").isNull())
                .isTrue();
    }

    @Test
    void whatTheUserMayNotReadIsNamedAndTheRestIsRead() throws IOException, InterruptedException {
        write("rpush", "short-running", "{}");
        write("acl", "setuser", "packit_stats", "-hscan", "-info");
        try {
            BrokerSample sample = broker.sample();
            assertThat(sample.refused()).containsExactly("INFO", "unacked");
            assertThat(sample.redis()).isNull();
            assertThat(sample.queues().get(0)).isEqualTo(new Queue("short-running", 1L, null, 0.0));
            assertThat(broker.failure()).isNull();
            assertThat(Pages.page("/status").text())
                    .contains("The broker is responding", "It refuses to let this dashboard read: INFO, unacked.");
        } finally {
            write("acl", "setuser", "packit_stats", "+hscan", "+info");
        }
        assertThat(broker.sample().refused()).isEmpty();
    }

    @Test
    void aDisabledCommandConcernsOnlyWhatItWouldTell() throws IOException, InterruptedException {
        RedisServer.end();
        RedisServer.begin("--rename-command", "INFO", "", "--rename-command", "ZRANGE", "");
        try {
            write("rpush", "short-running", "{}");
            take("taken", TAKEN, "null", "long-running");
            awaitAnswer();
            BrokerSample sample = broker.sample();
            assertThat(sample.refused()).containsExactly("INFO", "unacked_index");
            assertThat(sample.queues())
                    .containsExactly(
                            new Queue("short-running", 1L, 0L, 0.0),
                            new Queue("long-running", 0L, 1L, 0.0),
                            new Queue("rate-limited", 0L, 0L, 0.0));
        } finally {
            RedisServer.end();
            RedisServer.begin();
        }
        awaitAnswer();
    }

    @Test
    void whatInfoDoesNotReportIsUnknown() {
        BrokerSample.Redis info = BrokerSample.Redis.of("""
                # Server\r
                redis_version:5.0\r
                uptime_in_seconds:never\r
                used_memory:1000\r
                connected_clients:\r
                maxmemory:-1\r
                evicted_keys:99999999999999999999\r
                db0:keys=7,expires=0\r
                db1:keys=many,expires=0\r
                """);

        assertThat(info)
                .isEqualTo(new BrokerSample.Redis(
                        "5.0", null, 1_000L, null, null, null, null, null, null, Map.of("db0", 7L)));
    }

    @Test
    void aRedisThatRejectsTheLoginIsNotAway() throws IOException, InterruptedException {
        broker.sample();
        assertThat(broker.rejectsLogin()).isFalse();
        write("acl", "setuser", "packit_stats", "off");
        write("client", "kill", "user", "packit_stats");
        try {
            Eventually.holds(() -> {
                assertThatThrownBy(broker::sample).isInstanceOf(RuntimeException.class);
                assertThat(broker.rejectsLogin()).isTrue();
            });
            assertThat(broker.failure()).contains("WRONGPASS");
        } finally {
            write("acl", "setuser", "packit_stats", "on");
        }
        awaitAnswer();
        assertThat(broker.rejectsLogin()).isFalse();
    }

    @Test
    void aFrozenRedisIsSaidToBeAwayWithoutAStackTrace() throws IOException {
        broker.sample();
        int logged = Files.readString(log).length();
        RedisServer.freeze();
        try {
            // more often than there are connections
            for (int i = 0; i < 6; i++) {
                assertThatThrownBy(broker::sample).isInstanceOf(RuntimeException.class);
            }
            assertThat(broker.failure()).isEqualTo("Redis did not respond in time");
        } finally {
            RedisServer.end();
            RedisServer.begin();
        }
        awaitAnswer();
        // "Uncaught" would be an assertion of the client, which are disabled except in tests
        assertThat(Files.readString(log).substring(logged)).doesNotContain("Unhandled");
    }

    private void awaitAnswer() {
        Eventually.holds(() -> {
            broker.refresh(Duration.ZERO);
            assertThat(broker.failure()).isNull();
        });
    }

    private void send(String id, Instant at, String queue) {
        double seconds = at.getEpochSecond();
        tasks.take(
                TaskEvent.State.SENT,
                new CeleryEvent("task-sent", "api", id, "task.a", queue, null, seconds, null, null, null));
    }

    private static void take(String tag, long at, String eta, String queue) throws IOException, InterruptedException {
        write("hset", "unacked", tag, "[{\"headers\": {\"eta\": %s}}, \"\", \"%s\"]".formatted(eta, queue));
        write("zadd", "unacked_index", Long.toString(at), tag);
    }

    /** Connects as a user with all privileges. */
    private static void write(String... command) throws IOException, InterruptedException {
        List<String> all =
                new ArrayList<>(List.of(Programs.path("redis-cli"), "-e", "-p", Integer.toString(RedisServer.port())));
        all.addAll(List.of(command));
        Process client = new ProcessBuilder(all)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(client.waitFor()).isZero();
    }
}
