package dev.packit.stats.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Eventually;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.PostgresServer;
import dev.packit.stats.ReplicatedDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What readers get, and how soon, while the preferred one of two servers is away, and that they return to it. */
@QuarkusTest
@WithTestResource(ReplicatedDatabase.class)
@ExtendWith(Counted.class)
class FailoverTest {

    private static final PostgresServer PRIMARY = ReplicatedDatabase.primary();
    private static final PostgresServer STANDBY = ReplicatedDatabase.standby();

    private static final String PAGE = "/jobs/copr/3001?format=json";

    /** Several times what it takes, for machines that are busy with something else. */
    private static final Duration SOON = Duration.ofSeconds(6);

    private static final int READERS = 10;

    /** The first query on each connection takes so long that it gets into conflict with a lock. */
    private static final String SLOW_AT_FIRST = """
            create function slow_at_first() returns boolean volatile security definer language plpgsql as $$ begin
                if (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) = 0 then
                    perform pg_advisory_lock_shared(1);
                    perform pg_sleep(300);
                end if;
                return true;
            end $$;
            alter table copr_build_targets rename to kept;
            create view copr_build_targets as select * from kept where slow_at_first();
            grant select on copr_build_targets to packit_stats;
            """;

    private static final String FAST_AGAIN = """
            drop view copr_build_targets;
            alter table kept rename to copr_build_targets;
            drop function slow_at_first;
            """;

    private static final String OURS =
            "from pg_stat_activity where usename = '" + PackitDatabase.READER + "' and datname = 'packit'";

    private interface Action {
        void run() throws IOException;
    }

    private record Answer(int status, Duration took) {}

    @BeforeEach
    void readersAreAtThePrimary() {
        Eventually.holds(() -> {
            STANDBY.run(ReplicatedDatabase.NAME, "select pg_terminate_backend(pid) " + OURS);
            given().get(PAGE).then().statusCode(200);
            assertThat(connections(PRIMARY)).isPositive();
            assertThat(connections(STANDBY)).isZero();
        });
    }

    @Test
    void thePrimaryIsKilled() throws Exception {
        List<Answer> answers = during(() -> {
            PRIMARY.kill();
            awaitReaders(STANDBY);
        });
        try {
            assertThat(answers).allMatch(answer -> answer.status == 200);
            assertThat(answers).allMatch(answer -> answer.took.compareTo(SOON) < 0);
        } finally {
            PRIMARY.start();
        }
    }

    @Test
    void thePrimaryIsFrozen() throws Exception {
        try {
            List<Answer> answers = during(() -> {
                PRIMARY.freeze();
                awaitReaders(STANDBY);
            });
            assertThat(answers).allMatch(answer -> answer.status == 200);
            assertThat(answers).allMatch(answer -> answer.took.compareTo(SOON) < 0);
        } finally {
            PRIMARY.thaw();
        }
    }

    @Test
    void whatTheStandbyReplaysIsInConflictWithAQuery() throws Exception {
        PRIMARY.freeze();
        awaitReaders(STANDBY);
        PRIMARY.thaw();
        PRIMARY.run(ReplicatedDatabase.NAME, SLOW_AT_FIRST);
        try {
            Eventually.holds(() -> assertThat(onStandby("count(*) from pg_views where viewname = 'copr_build_targets'"))
                    .isEqualTo(1));
            CompletableFuture<Integer> status =
                    CompletableFuture.supplyAsync(() -> given().get(PAGE).statusCode());
            Eventually.holds(() -> assertThat(onStandby("count(*) " + OURS + " and wait_event = 'PgSleep'"))
                    .isEqualTo(1));

            Eventually.holds(() -> {
                PRIMARY.run(ReplicatedDatabase.NAME, "begin; lock table kept; commit");
                assertThat(status).isDone();
            });

            assertThat(status.get()).isEqualTo(200);
            Eventually.holds(() -> assertThat(
                            onStandby("confl_lock from pg_stat_database_conflicts where datname = current_database()"))
                    .isPositive());
        } finally {
            PRIMARY.run(ReplicatedDatabase.NAME, FAST_AGAIN);
        }
    }

    private static long onStandby(String selected) {
        return STANDBY.number(ReplicatedDatabase.NAME, "select " + selected);
    }

    private static long connections(PostgresServer server) {
        return server.number(ReplicatedDatabase.NAME, "select count(*) " + OURS);
    }

    private static void awaitReaders(PostgresServer server) {
        Eventually.holds(() -> {
            given().get(PAGE).then().statusCode(200);
            assertThat(connections(server)).isPositive();
        });
    }

    /** Reads without a pause, before, during and a little after something. */
    private static List<Answer> during(Action action) throws Exception {
        ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        List<Future<?>> reading = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            reading.add(readers.submit(() -> {
                while (!over.get()) {
                    long start = System.nanoTime();
                    int status = given().get(PAGE).statusCode();
                    answers.add(new Answer(status, Duration.ofNanos(System.nanoTime() - start)));
                }
            }));
        }
        readers.shutdown();
        Eventually.holds(() -> assertThat(answers).hasSizeGreaterThan(READERS * READERS));
        try {
            action.run();
        } finally {
            over.set(true);
        }
        for (Future<?> reader : reading) {
            reader.get();
        }
        return List.copyOf(answers);
    }
}
