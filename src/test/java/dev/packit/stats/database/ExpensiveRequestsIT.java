package dev.packit.stats.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.packit.stats.Eventually;
import dev.packit.stats.LogLines;
import dev.packit.stats.OnDisk;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Query;
import dev.packit.stats.celery.RedisServer;
import dev.packit.stats.statistics.Counted;
import dev.packit.stats.web.answer.Sentences;
import dev.packit.stats.web.paging.Downloads;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only two expensive requests are answered at the same time, so that they leave enough for all others. */
@QuarkusTest
@TestProfile(OnDisk.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = OnDisk.DATABASE))
@WithTestResource(RedisServer.class)
@ExtendWith(Counted.class)
class ExpensiveRequestsIT {

    private static final int AT_ONCE = 2;

    private static final int CLIENTS = 6;

    /** In bytes. */
    private static final int SMALLEST_BUFFER = 4_096;

    /** May lead to many thousand jobs in the table of images. */
    private static final String EXPENSIVE = "/jobs/vm-image?commit=a";

    /** None of these needs the table of images. */
    private static final List<String> CHEAP = List.of(
            "/jobs/copr",
            "/jobs/copr?outcome=failed",
            "/jobs/srpm?limit=100",
            "/statistics",
            "/usage",
            "/status",
            "/q/health/live",
            "/metrics");

    @Inject
    Turns turns;

    @Inject
    Effort effort;

    @Inject
    Downloads downloads;

    private final Query database = new Query(OnDisk.DATABASE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                EXPENSIVE,
                "/pipeline?outcome=failed&limit=100",
                "/pipeline?branch=main",
                "/jobs/copr?commit=a",
                "/jobs/srpm?commit=ab&format=json",
                "/projects/github.com/packit/ogr/-/commits/a",
                "/statistics?commit=a"
            })
    void anExpensiveQuestionWaitsForItsTurn(String question) {
        whileAllTurnsAreTaken(() -> assertThat(get(question).statusCode()).isEqualTo(503));

        assertThat(get(question).statusCode()).isNotEqualTo(503);
    }

    @Test
    void anExpensiveQuestionOfAnAssistantWaitsForItsTurn() {
        String question = """
                {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {
                    "name": "statistics", "arguments": {"commit": "b"}}}""";

        whileAllTurnsAreTaken(() -> assertThat(asked(question))
                .startsWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"isError\":true")
                .contains("Too many expensive requests, such as filters"));

        assertThat(asked(question)).doesNotContain("Too many expensive");
        Eventually.holds(() -> assertThat(turns.free()).isEqualTo(AT_ONCE));
    }

    private static String asked(String message) {
        return given().header("X-Forwarded-For", "127.0.0.1")
                .contentType(ContentType.JSON)
                .accept("application/json, text/event-stream")
                .body(message)
                .post("/mcp")
                .asString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/jobs",
                "/jobs/koji",
                "/pipeline",
                "/pipeline/10",
                "/pipeline?project=github.com/packit/ogr",
                "/jobs/copr?project=github.com/packit/ogr&pr=24",
                "/jobs/copr?commit=abcdef0",
                "/projects",
                "/projects/github.com/packit/ogr",
                "/projects/github.com/packit/ogr/-/pull-requests/24",
                "/statistics?period=all&target=fedora-*"
            })
    void othersDoNot(String question) {
        whileAllTurnsAreTaken(() -> assertThat(get(question).statusCode()).isEqualTo(200));
    }

    /** Otherwise, readers could keep the copy in memory from being updated. */
    @Test
    void workInTheBackgroundNeverWaits() {
        whileAllTurnsAreTaken(
                () -> assertThatCode(() -> effort.expect(Integer.MAX_VALUE)).doesNotThrowAnyException());
    }

    @Test
    void aFilterIsExpensiveIfItDoesNotSoonFindEnough() {
        database.run("""
                insert into srpm_builds (id, status, submitted_time)
                select 500000 + i, 'success', timestamp '2026-06-01' from generate_series(1, 1000) i""");
        try {
            whileAllTurnsAreTaken(() -> {
                assertThat(get("/jobs/srpm?outcome=success").statusCode()).isEqualTo(200);
                assertThat(get("/jobs/srpm?outcome=failed").statusCode()).isEqualTo(503);
            });

            assertThat(get("/jobs/srpm?outcome=failed").jsonPath().getList("items.status"))
                    .isNotEmpty()
                    .containsOnly("failure");
        } finally {
            database.run("delete from srpm_builds where id > 500000");
        }
    }

    @Test
    void oneTooManyIsToldToComeBack() {
        whileAllTurnsAreTaken(() -> {
            Response json = get(EXPENSIVE);
            assertThat(json.statusCode()).isEqualTo(503);
            assertThat(json.header("Retry-After")).isEqualTo("5");
            assertThat(json.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(json.asString())
                    .isEqualTo(
                            "{\"status\":503,\"title\":\"Too busy\",\"detail\":\"Too many expensive requests, such as"
                                    + " filters that match few jobs, are being answered. Try again in a few seconds. Other pages work as"
                                    + " usual.\",\"parameter\":null}");
            assertThat(given().accept(ContentType.HTML).get(EXPENSIVE).asString())
                    .contains("<h1>Too busy</h1>", "Try again in a few seconds.");
        });
    }

    /** With a real lock in PostgreSQL, at which expensive requests wait and, in the end, fail. */
    @Test
    void expensiveRequestsThatAreStuckStopNobodyElse() throws Exception {
        AtomicBoolean go = new AtomicBoolean(true);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (Connection connection = PackitDatabase.connect(OnDisk.DATABASE);
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("lock table vm_image_build_targets in access exclusive mode");
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> {
                    while (go.get()) {
                        get(EXPENSIVE);
                    }
                });
            }
            Eventually.holds(() -> assertThat(waiting()).isPositive());

            for (int round = 0; round < 3; round++) {
                CHEAP.forEach(
                        page -> assertThat(get(page).statusCode()).as(page).isEqualTo(200));
                assertThat(waiting()).isLessThanOrEqualTo(AT_ONCE);
            }
            assertThat(get(EXPENSIVE).statusCode()).isEqualTo(503);

            disconnectWhileWaiting();
            database.run("select pg_cancel_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'");
            Eventually.holds(() -> assertThat(waiting()).isPositive());
            go.set(false);
            connection.rollback();
        } finally {
            go.set(false);
            clients.shutdown();
            assertThat(clients.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
        }

        Eventually.holds(() -> assertThat(turns.free()).isEqualTo(AT_ONCE));
        assertThat(get(EXPENSIVE).statusCode()).isEqualTo(200);
    }

    /** They would keep their turns, and a thread each, for as long as they like. */
    @Test
    void thoseWhoReadAWholeListSlowlyKeepNobodyWaiting() throws Exception {
        int most = downloads.free();
        database.run("""
                insert into srpm_builds (id, status, submitted_time)
                select 500000 + i, 'success', timestamp '2026-06-01' from generate_series(1, 60000) i""");
        List<Socket> slow = new ArrayList<>();
        try (LogLines errors = LogLines.of(Sentences.class)) {
            for (int left = most - 1; left >= 0; left--) {
                int expected = left;
                Eventually.holds(() -> {
                    slow.add(startToRead("/jobs/srpm?format=csv&limit=all"));
                    assertThat(downloads.free()).isEqualTo(expected);
                });
            }
            Eventually.holds(() -> assertThat(turns.free()).isEqualTo(AT_ONCE));
            assertThat(get(EXPENSIVE).statusCode()).isEqualTo(200);
            assertThat(get("/jobs/koji?format=csv&limit=all").statusCode()).isEqualTo(503);

            // after their time is up
            Eventually.holds(() -> assertThat(downloads.free()).isEqualTo(most));
            assertThat(get("/jobs/koji?format=csv&limit=all").statusCode()).isEqualTo(200);
            Eventually.holds(() -> assertThat(downloads.free()).isEqualTo(most));
            assertThat(errors.all()).isEmpty();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
            database.run("delete from srpm_builds where id > 500000");
        }
    }

    private static Socket startToRead(String page) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALLEST_BUFFER);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .formatted(page)
                        .getBytes(StandardCharsets.UTF_8));
        socket.getInputStream().readNBytes(12);
        return socket;
    }

    private static void disconnectWhileWaiting() throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            try (Socket socket = new Socket("localhost", RestAssured.port)) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream()
                        .write("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .formatted(EXPENSIVE)
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** How many of the application's queries wait for a lock. */
    private long waiting() {
        return database.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename = '%s'"
                .formatted(PackitDatabase.READER));
    }

    private void whileAllTurnsAreTaken(Runnable assertions) {
        Eventually.holds(() -> assertThat(turns.free()).isEqualTo(AT_ONCE));
        for (int i = 0; i < AT_ONCE; i++) {
            turns.take();
        }
        try {
            assertions.run();
        } finally {
            for (int i = 0; i < AT_ONCE; i++) {
                turns.giveBack();
            }
        }
    }

    private static Response get(String page) {
        return given().accept("application/json, */*;q=0.1").get(page);
    }
}
