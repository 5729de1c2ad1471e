package dev.packit.stats.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Eventually;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Query;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What readers get, and how soon, whatever happens to the database, and that all is well when it is over. */
@QuarkusTest
@WithTestResource(
        value = RelayedDatabase.class,
        initArgs = @ResourceArg(name = "database", value = DatabaseLostIT.DATABASE))
@ExtendWith(Counted.class)
class DatabaseFaultsIT {

    private static final Query DATA = new Query(DatabaseLostIT.DATABASE);
    private static final Query SERVER = new Query("postgres");

    private static final String PAGE = "/jobs/copr/3001?format=json";
    private static final String OTHER_PAGE = "/jobs/koji?format=json";

    /** Many times what it takes, for machines that are busy with something else. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final String LIMIT =
            SERVER.value("select rolconnlimit from pg_roles where rolname = '" + PackitDatabase.READER + "'");

    private static final int READERS = 10;

    /** So many that it would take longer if each of them waited for the database. */
    private static final int FURTHER = 20;

    private static final String TERMINATE =
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + PackitDatabase.READER + "'; ";

    @BeforeEach
    void isWell() {
        Eventually.holds(() -> given().get(PAGE).then().statusCode(200));
    }

    @AfterEach
    void isWellAgain() {
        isWell();
    }

    private interface Action {
        void run();
    }

    enum Passing {
        TERMINATED(() -> SERVER.run(TERMINATE), () -> {}),
        RESTARTED(
                () -> {
                    RelayedDatabase.relay().shut();
                    SERVER.run("select pg_sleep(0.5)");
                    RelayedDatabase.relay().reopen();
                },
                () -> {}),
        /** The present connections fall silent, new ones do not. */
        FORGOTTEN(() -> RelayedDatabase.relay().forget(), () -> {}),
        /** The server gives us one connection only. */
        EXHAUSTED(
                () -> SERVER.run("alter role " + PackitDatabase.READER + " connection limit 1; " + TERMINATE),
                () -> SERVER.run("alter role " + PackitDatabase.READER + " connection limit " + LIMIT)),
        /** The first query on each connection is cancelled, as a standby does when what it replays is in conflict with it. */
        CONFLICT(() -> DATA.run("""
                        create function conflict() returns boolean volatile security definer language plpgsql as $$ begin
                            if (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) = 0 then
                                perform pg_advisory_lock_shared(40001);
                                raise exception 'canceling statement due to conflict with recovery' using errcode = '40001';
                            end if;
                            return true;
                        end $$;
                        alter table copr_build_targets rename to kept;
                        create view copr_build_targets as select * from kept where conflict();
                        grant select on copr_build_targets to packit_stats;
                        """), () -> DATA.run("""
                        drop view copr_build_targets;
                        alter table kept rename to copr_build_targets;
                        drop function conflict;
                        """));

        private final Action begin;
        private final Action end;

        Passing(Action begin, Action end) {
            this.begin = begin;
            this.end = end;
        }
    }

    @ParameterizedTest
    @EnumSource
    void readersDoNotNotice(Passing fault) throws Exception {
        try {
            assertThat(during(fault.begin)).containsOnly(200);
        } finally {
            fault.end.run();
        }
    }

    /** Reads without a pause, before, during and after something; returns the statuses of all answers. */
    private static List<Integer> during(Action fault) throws Exception {
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        List<Future<?>> reading = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            reading.add(readers.submit(() -> {
                while (left.getAndDecrement() > 0) {
                    statuses.add(given().get(PAGE).statusCode());
                }
            }));
        }
        readers.shutdown();
        Eventually.holds(() -> assertThat(statuses).hasSizeGreaterThan(READERS));
        try {
            fault.run();
        } finally {
            left.set(READERS * 10);
        }
        for (Future<?> reader : reading) {
            reader.get();
        }
        return statuses;
    }

    enum Lasting {
        STOPPED(
                () -> RelayedDatabase.relay().shut(),
                () -> RelayedDatabase.relay().reopen()),
        FROZEN(
                () -> RelayedDatabase.relay().freeze(),
                () -> RelayedDatabase.relay().thaw()),
        RENAMED(
                () -> {
                    SERVER.run("alter database lost allow_connections false");
                    SERVER.run(TERMINATE);
                    Eventually.holds(
                            () -> assertThat(SERVER.values("select pid from pg_stat_activity where datname = 'lost'"
                                            + " and usename = '" + PackitDatabase.READER + "'"))
                                    .isEmpty());
                    SERVER.run("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'lost'; "
                            + "alter database lost rename to found");
                },
                () -> SERVER.run("alter database found rename to lost; alter database lost allow_connections true")),
        PASSWORD_CHANGED(
                () -> SERVER.run("alter role packit_stats password 'changed'; " + TERMINATE),
                () -> SERVER.run("alter role packit_stats password 'packit_stats'"));

        private final Action begin;
        private final Action end;

        Lasting(Action begin, Action end) {
            this.begin = begin;
            this.end = end;
        }
    }

    @ParameterizedTest
    @EnumSource
    void readersAreToldSoonThenAtOnceAndTheEndIsNoticed(Lasting fault) {
        fault.begin.run();
        try {
            assertThat(seconds(() -> given().get(PAGE).then().statusCode(503))).isLessThan(SOON);
            assertThat(seconds(() -> {
                        for (int further = 0; further < FURTHER; further++) {
                            given().get(PAGE).then().statusCode(503).header("Retry-After", "15");
                        }
                    }))
                    .isLessThan(SOON);
            given().get("/q/health/live").then().statusCode(200);
            given().get("/status?format=json").then().statusCode(200);
        } finally {
            fault.end.run();
        }
        assertThat(seconds(() -> Eventually.holds(() -> given().get(PAGE).then().statusCode(200))))
                .isLessThan(SOON);
    }

    @Test
    void aLockedTableConcernsOnlyPagesThatNeedIt() throws Exception {
        try (Connection connection = PackitDatabase.connect(DatabaseLostIT.DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table copr_build_targets");

            assertThat(seconds(() -> given().get(PAGE).then().statusCode(503))).isLessThan(SOON);
            given().get(OTHER_PAGE).then().statusCode(200);
            connection.rollback();
        }
        given().get(PAGE).then().statusCode(200);
    }

    /** Otherwise, pages that need the table would occupy all connections, and stop those that do not. */
    @Test
    void requestsForALockedTableDoNotPileUp() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try (Connection connection = PackitDatabase.connect(DatabaseLostIT.DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table copr_build_targets");
            given().get(PAGE).then().statusCode(503);

            List<Future<Integer>> refused = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                refused.add(readers.submit(() -> given().get(PAGE).statusCode()));
            }
            for (Future<Integer> one : refused) {
                assertThat(DATA.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"))
                        .isLessThanOrEqualTo(1);
                assertThat(one.get()).isEqualTo(503);
            }
            connection.rollback();
        } finally {
            readers.shutdownNow();
        }
        Eventually.holds(() -> given().get(PAGE).then().statusCode(200));
    }

    private static Duration seconds(Action action) {
        long start = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
