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
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers get, and how soon, while the preferred one of two servers is away, and that they return to it. */
@QuarkusTest
@WithTestResource(ReplicatedDatabase.class)
@ExtendWith(Counted.class)
class FailoverIT {

    private static final PostgresServer PRIMARY = ReplicatedDatabase.primary();
    private static final PostgresServer STANDBY = ReplicatedDatabase.standby();

    private static final String PAGE = "/jobs/copr/3001?format=json";

    /** Many times what it takes, for machines that are busy with something else; a query may take longer here. */
    private static final Duration SOON = Duration.ofMinutes(1);

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

    private static final String ADDITIONAL = "quarkus.datasource.jdbc.additional-jdbc-properties.";

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

    /** Nobody waits for long, and pages are there again by themselves. */
    @Test
    void allHostsAreFrozen() throws Exception {
        PRIMARY.freeze();
        STANDBY.freeze();
        try {
            for (int i = 0; i < 5; i++) {
                Answer answer = read();
                assertThat(answer.status).isEqualTo(503);
                assertThat(answer.took).isLessThan(SOON);
            }
        } finally {
            STANDBY.thaw();
            PRIMARY.thaw();
        }
        Eventually.holds(() -> assertThat(read().status).isEqualTo(200));
    }

    /** Connects as the application does, with variables as operators set them. */
    @ParameterizedTest
    @CsvSource({
        "any, false, primary",
        "preferSecondary, false, standby",
        "secondary, false, standby",
        "preferPrimary, false, primary",
        "any, true, primary standby"
    })
    void whichHostIsReadIsAVariable(String type, String balanced, String expected) {
        Map<String, String> variables =
                Map.of("POSTGRESQL_TARGET_SERVER_TYPE", type, "POSTGRESQL_LOAD_BALANCE_HOSTS", balanced);

        Eventually.holds(() -> {
            Set<String> hosts = new TreeSet<>();
            for (int i = 0; i < 30; i++) {
                hosts.add(host(variables));
            }
            assertThat(hosts).containsExactly(expected.split(" "));
        });
    }

    @ParameterizedTest
    @CsvSource({"preferSecondary, false", "any, true"})
    void whileAHostIsFrozenTheOtherOneIsRead(String type, String balanced) throws IOException, SQLException {
        Map<String, String> variables =
                Map.of("POSTGRESQL_TARGET_SERVER_TYPE", type, "POSTGRESQL_LOAD_BALANCE_HOSTS", balanced);
        STANDBY.freeze();
        try {
            for (int i = 0; i < 5; i++) {
                long start = System.nanoTime();
                assertThat(host(variables)).isEqualTo("primary");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
            }
        } finally {
            STANDBY.thaw();
        }
    }

    private static String host(Map<String, String> variables) throws SQLException, IOException {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withInterceptors(new HostPorts(), new TargetServer())
                .withSources(new PropertiesConfigSource(Path.of("src/main/resources/application.properties")
                        .toUri()
                        .toURL()))
                .withDefaultValues(variables)
                .withDefaultValue(
                        "POSTGRESQL_HOST", "127.0.0.1:%d,127.0.0.1:%d".formatted(PRIMARY.port(), STANDBY.port()))
                .withDefaultValue("POSTGRESQL_HOST_RECHECK_SECONDS", "1")
                .build();
        Properties properties = new Properties();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(ADDITIONAL)) {
                properties.put(name.substring(ADDITIONAL.length()), config.getRawValue(name));
            }
        }
        properties.put("user", PackitDatabase.READER);
        properties.put("password", PackitDatabase.READER);
        try (Connection connection =
                        DriverManager.getConnection(config.getRawValue("quarkus.datasource.jdbc.url"), properties);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select pg_is_in_recovery(), current_setting('transaction_read_only')")) {
            found.next();
            assertThat(found.getString(2)).isEqualTo("on");
            return found.getBoolean(1) ? "standby" : "primary";
        }
    }

    private static Answer read() {
        long start = System.nanoTime();
        int status = given().get(PAGE).statusCode();
        return new Answer(status, Duration.ofNanos(System.nanoTime() - start));
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
                    answers.add(read());
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
