package dev.packit.stats.celery;

import static dev.packit.stats.celery.TaskEvent.State.FAILED;
import static dev.packit.stats.celery.TaskEvent.State.RECEIVED;
import static dev.packit.stats.celery.TaskEvent.State.RETRIED;
import static dev.packit.stats.celery.TaskEvent.State.SENT;
import static dev.packit.stats.celery.TaskEvent.State.STARTED;
import static dev.packit.stats.celery.TaskEvent.State.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsing of Celery's events, in both forms, and what is derived from them. */
class TasksTest {

    private static final String SENT_EVENT = """
            {"type": "task-sent", "hostname": "gen1@api", "uuid": "u1", "name": "task.steve_jobs.process_message",
             "queue": "short-running", "eta": null, "args": "()", "timestamp": 1795456417.5, "pid": 7, "clock": 1}""";

    private static final String STARTED_EVENT = """
            {"type": "task-started", "hostname": "celery@worker", "uuid": "u1", "timestamp": 1795456420.0}""";

    @Test
    void aMessageHoldsOneEventOrSeveral() throws IOException {
        assertThat(CeleryEvent.in(message(SENT_EVENT)))
                .containsExactly(new CeleryEvent(
                        "task-sent",
                        "gen1@api",
                        "u1",
                        "task.steve_jobs.process_message",
                        "short-running",
                        null,
                        1795456417.5,
                        null,
                        null,
                        null));
        assertThat(CeleryEvent.in(message("[" + SENT_EVENT + "," + STARTED_EVENT + "]")))
                .extracting(CeleryEvent::type)
                .containsExactly("task-sent", "task-started");
        assertThat(CeleryEvent.in("""
                        {"body": "{\\"type\\": \\"worker-online\\"}", "content-type": "application/json", "properties": {}}""")).extracting(CeleryEvent::type).containsExactly("worker-online");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"body\": 7}",
                "{\"body\": \"gASVBw==\", \"content-type\": \"application/x-python-serialize\"}",
                "{\"body\": \"%\", \"content-type\": \"application/json\", \"properties\": {\"body_encoding\": \"base64\"}}",
                "{\"body\": \"[null]\", \"content-type\": \"application/json\"}",
                "{\"body\": \"{}\", \"content-type\": \"application/json\"}",
                "{\"body\": \"null\", \"content-type\": \"application/json\"}"
            })
    void whatIsNoEventIsRefused(String message) {
        assertThatThrownBy(() -> CeleryEvent.in(message)).isInstanceOf(IOException.class);
    }

    @Test
    void laterEventsAreKnownByTheTaskTheyAreOf() throws IOException {
        Tasks tasks = new Tasks();

        assertThat(tasks.take(SENT, event(SENT_EVENT)))
                .isEqualTo(new TaskEvent(
                        SENT, "task.steve_jobs.process_message", "short-running", null, null, null, null));
        assertThat(tasks.take(STARTED, event(STARTED_EVENT)))
                .isEqualTo(new TaskEvent(
                        STARTED, "task.steve_jobs.process_message", "short-running", 2.5, null, null, "celery@worker"));
        assertThat(tasks.take(SUCCEEDED, of("task-succeeded", "u1", null, 1795456421.0, 1.25)))
                .isEqualTo(new TaskEvent(
                        SUCCEEDED,
                        "task.steve_jobs.process_message",
                        "short-running",
                        null,
                        1.25,
                        null,
                        "celery@worker"));
        assertThat(tasks.take(STARTED, of("task-started", "unheard", null, 1795456421.0, null)))
                .isEqualTo(new TaskEvent(STARTED, "unknown", "unknown", null, null, null, "celery@worker"));
    }

    @Test
    void aTaskThatIsDueLaterDoesNotWaitUntilThen() throws IOException {
        Tasks tasks = new Tasks();
        tasks.take(SENT, event(SENT_EVENT.replace("\"eta\": null", "\"eta\": \"2026-11-23T17:53:39.500+00:00\"")));

        assertThat(tasks.take(STARTED, event(STARTED_EVENT)).waitSeconds()).isEqualTo(0.5);
    }

    @Test
    void aTaskThatIsSentAgainWaitsAgain() throws IOException {
        Tasks tasks = new Tasks();
        tasks.take(SENT, event(SENT_EVENT));
        tasks.take(STARTED, event(STARTED_EVENT));
        tasks.take(RETRIED, of("task-retried", "u1", null, 1795456421.0, null));

        assertThat(tasks.take(STARTED, event(STARTED_EVENT.replace("1795456420.0", "1795456418.0")))
                        .waitSeconds())
                .isNull();
        tasks.take(SENT, event(SENT_EVENT.replace("1795456417.5", "1795456419.0")));
        assertThat(tasks.take(STARTED, event(STARTED_EVENT)).waitSeconds()).isEqualTo(1.0);
    }

    /** Celery sends the retry at once, while the worker sends what it did in batches. */
    @Test
    void aRetryThatIsSentBeforeTheStartIsToldDoesNotHideTheWait() throws IOException {
        Tasks tasks = new Tasks();
        tasks.take(SENT, event(SENT_EVENT));
        tasks.take(SENT, event(SENT_EVENT.replace("1795456417.5", "1795456430.0")));
        tasks.take(RETRIED, of("task-retried", "u1", null, 1795456421.0, null));

        assertThat(tasks.take(STARTED, event(STARTED_EVENT)).waitSeconds()).isEqualTo(2.5);
        assertThat(tasks.take(STARTED, event(STARTED_EVENT.replace("1795456420.0", "1795456431.0")))
                        .waitSeconds())
                .isEqualTo(1.0);
        assertThat(tasks.take(STARTED, event(STARTED_EVENT)).waitSeconds()).isNull();
    }

    @Test
    void aTaskThatIsSentToAnotherQueueStartsInTheOneThatItWaitedIn() throws IOException {
        Tasks tasks = new Tasks();
        tasks.take(SENT, event(SENT_EVENT));
        tasks.take(
                SENT,
                event(SENT_EVENT
                        .replace("1795456417.5", "1795456430.0")
                        .replace("\"short-running\"", "\"rate-limited\"")));

        assertThat(tasks.take(STARTED, event(STARTED_EVENT)).queue()).isEqualTo("short-running");
        assertThat(tasks.take(STARTED, event(STARTED_EVENT.replace("1795456420.0", "1795456431.0")))
                        .queue())
                .isEqualTo("rate-limited");
    }

    @Test
    void aTaskWhoseEventsWereMissedIsKnownByItsMessage() throws IOException {
        Tasks tasks = new Tasks();
        Message message = new Message("u1", "task.steve_jobs.process_message", "long-running", null);
        tasks.learn(message);

        assertThat(tasks.waitingSince(message)).isNull();
        assertThat(tasks.take(STARTED, event(STARTED_EVENT)))
                .isEqualTo(new TaskEvent(
                        STARTED, "task.steve_jobs.process_message", "long-running", null, null, null, "celery@worker"));

        tasks.take(SENT, event(SENT_EVENT.replace("1795456417.5", "1795456440.0")));
        tasks.learn(message);
        assertThat(tasks.waitingSince(message)).isEqualTo(Instant.ofEpochSecond(1795456440));
        assertThat(tasks.take(FAILED, of("task-failed", "u1", null, 1795456450.0, null))
                        .queue())
                .isEqualTo("short-running");
    }

    @Test
    void aStartThatIsToldBeforeTheSendingEndsTheWait() throws IOException {
        Tasks tasks = new Tasks();

        assertThat(tasks.take(STARTED, event(STARTED_EVENT)).waitSeconds()).isNull();
        TaskEvent sent = tasks.take(SENT, event(SENT_EVENT));
        assertThat(sent.waitSeconds()).isEqualTo(2.5);
        assertThat(sent.queue()).isEqualTo("short-running");
        // it has been counted
        assertThat(tasks.take(STARTED, event(STARTED_EVENT)).waitSeconds()).isNull();
    }

    @Test
    void aWorkerWhoseClockIsBehindDoesNotMakeAWaitNegative() throws IOException {
        Tasks tasks = new Tasks();
        tasks.take(SENT, event(SENT_EVENT.replace("1795456417.5", "1795456425.0")));

        assertThat(tasks.take(STARTED, event(STARTED_EVENT)).waitSeconds()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1", "NaN", "Infinity", "1e300", "604801"})
    void timesThatNoTaskCanHaveTakenAreLeftOut(double seconds) throws IOException {
        Tasks tasks = new Tasks();
        tasks.take(SENT, event(SENT_EVENT));

        assertThat(tasks.take(SUCCEEDED, of("task-succeeded", "u1", null, 1795456421.0, seconds)))
                .isEqualTo(new TaskEvent(
                        SUCCEEDED,
                        "task.steve_jobs.process_message",
                        "short-running",
                        null,
                        null,
                        null,
                        "celery@worker"));
        if (seconds > 0) {
            assertThat(tasks.take(STARTED, of("task-started", "u1", null, 1795456417.5 + seconds, null)))
                    .isEqualTo(new TaskEvent(
                            STARTED,
                            "task.steve_jobs.process_message",
                            "short-running",
                            null,
                            null,
                            null,
                            "celery@worker"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59+00:00", "-999999999-01-01T00:00:00+00:00", "tomorrow", ""})
    void anEtaBeyondAllReasonIsNone(String eta) throws IOException {
        Tasks tasks = new Tasks();
        tasks.take(SENT, event(SENT_EVENT.replace("\"eta\": null", "\"eta\": \"" + eta + "\"")));

        assertThat(tasks.take(STARTED, event(STARTED_EVENT)).name()).isEqualTo("task.steve_jobs.process_message");
    }

    @Test
    void anIdBeyondAllReasonIsNotRemembered() {
        Tasks tasks = new Tasks();
        String uuid = "u".repeat(201);
        tasks.take(RECEIVED, of("task-received", uuid, "task.a", 1.0, null));

        assertThat(tasks.take(FAILED, of("task-failed", uuid, null, 2.0, null)).name())
                .isEqualTo("unknown");
    }

    @Test
    void namesAreBounded() {
        Tasks tasks = new Tasks();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            names.add(tasks.take(RECEIVED, of("task-received", "u" + i, "task.number" + i, 1.0, null))
                    .name());
        }

        assertThat(names).hasSize(201).contains("task.number0", "task.number199", "other");
        assertThat(tasks.take(FAILED, of("task-failed", "u9999", null, 2.0, null))
                        .name())
                .isEqualTo("other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ValueError('this build has no chroot')           | ValueError
                    RateLimitRequeueException('again, later')        | RateLimitRequeueException
                    github.GithubException.BadCredentials(401, {})   | BadCredentials
                    <Odd: 'a state'>                                 | Odd
                    TimeLimitExceeded(900)                           | TimeLimitExceeded
                    ('', '')                                         | unknown
                    """)
    void aFailureHasTheClassOfItsException(String exception, String kind) throws IOException {
        assertThat(new Tasks().take(FAILED, event("""
                        {"type": "task-failed", "hostname": "celery@worker", "uuid": "u1", "timestamp": 1795456420.0,
                         "exception": "%s", "traceback": "Traceback"}""".formatted(exception))).exception())
                .isEqualTo(kind);
    }

    @Test
    void onlyFailuresHaveAnException() throws IOException {
        assertThat(new Tasks().take(RETRIED, event("""
                        {"type": "task-retried", "uuid": "u1", "timestamp": 1.0, "exception": "Retry(…)"}""")).exception()).isNull();
        assertThat(new Tasks().take(FAILED, event("""
                        {"type": "task-failed", "uuid": "u1", "timestamp": 1.0}""")).exception()).isEqualTo("unknown");
    }

    @Test
    void exceptionsAreBounded() throws IOException {
        Tasks tasks = new Tasks();
        Set<String> exceptions = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            exceptions.add(tasks.take(FAILED, event("""
                            {"type": "task-failed", "uuid": "u1", "timestamp": 1.0, "exception": "E%d()"}""".formatted(i))).exception());
        }

        assertThat(exceptions).hasSize(51).contains("E0", "E49", "other");
    }

    @Test
    void workersAreUpWhileTheyAreHeard() {
        Instant start = Instant.parse("2026-06-15T12:00:00Z");
        Instant[] now = {start};
        Workers workers = new Workers(new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        });
        workers.take(heartbeat("worker-heartbeat", "a", 3));
        workers.take(heartbeat("worker-heartbeat", "b", 1));
        workers.take(heartbeat("worker-offline", "b", null));
        assertThat(workers.all())
                .containsExactly(new Workers.Worker("a", true, 3, start), new Workers.Worker("b", false, 0, start));

        now[0] = start.plusSeconds(31);
        workers.take(heartbeat("worker-heartbeat", "b", 2));
        assertThat(workers.all())
                .containsExactly(new Workers.Worker("a", false, 0, start), new Workers.Worker("b", true, 2, now[0]));

        now[0] = start.plusSeconds(3_601);
        assertThat(workers.all()).extracting(Workers.Worker::hostname).containsExactly("b");
    }

    @Test
    void workersAreBounded() {
        Workers workers = new Workers(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        for (int i = 0; i < 10_000; i++) {
            workers.take(heartbeat("worker-heartbeat", "celery@" + i, 1));
        }
        workers.take(heartbeat("worker-heartbeat", "c".repeat(1_000_000), 1));

        assertThat(workers.all())
                .hasSize(201)
                .extracting(Workers.Worker::hostname)
                .contains("celery@0", "other");
    }

    private static CeleryEvent heartbeat(String type, String hostname, Integer active) {
        return new CeleryEvent(type, hostname, null, null, null, null, 1.0, null, null, active);
    }

    private static CeleryEvent of(String type, String uuid, String name, double timestamp, Double runtime) {
        return new CeleryEvent(type, "celery@worker", uuid, name, null, null, timestamp, runtime, null, null);
    }

    private static CeleryEvent event(String json) throws IOException {
        List<CeleryEvent> events = CeleryEvent.in(message(json));
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static String message(String body) {
        return """
                {"body": "%s", "content-encoding": "utf-8", "content-type": "application/json",
                 "headers": {"hostname": "celery@worker"}, "properties": {"body_encoding": "base64", "priority": 0}}""".formatted(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
    }
}
