package dev.packit.stats.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Query;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the role of {@code reader-role.sql} may do beyond reading, and that it takes nothing from other roles. */
class ReaderRoleTest {

    private static final String DATABASE = "packit_role";
    private static final String ELSEWHERE = "packit_elsewhere";
    private static final String READER = PackitDatabase.READER;

    /** Stands for Packit's own role, which owns neither the database nor a table here. */
    private static final String OTHER = "somebody_else";

    private static final int MOST_CONNECTIONS = 50;

    private static String server;

    @BeforeAll
    static void create() throws SQLException {
        run(PackitDatabase.connect("postgres"), "drop database if exists " + ELSEWHERE + " with (force)");
        run(PackitDatabase.connect("postgres"), "create database " + ELSEWHERE);
        run(PackitDatabase.connect("postgres"), "create role %1$s login password '%1$s'".formatted(OTHER));
        PackitDatabase database = new PackitDatabase();
        database.init(Map.of("database", DATABASE));
        ReaderRoleTest.server =
                "jdbc:postgresql://127.0.0.1:%s/".formatted(database.start().get("POSTGRESQL_PORT"));
        // as in a database that was created by PostgreSQL 14 or older
        run(superuser(), "grant create on schema public to public");
        run(superuser(), script());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select lo_creat(-1)",
                "select lo_create(0)",
                "select lo_from_bytea(0, 'x')",
                "select lo_put(1, 0, 'x')",
                "select lo_open(1, 131072)",
                "select lowrite(1, 'x')",
                "select lo_unlink(1)",
                "select lo_truncate64(1, 0)",
                "select pg_logical_emit_message(false, 'prefix', 'message')",
                "select pg_export_snapshot()",
                "select pg_advisory_lock(1)",
                "select pg_try_advisory_xact_lock_shared(1)",
                "create temporary table mine (id integer)",
                "create table public.mine (id integer)"
            })
    void whatEveryRoleMayDoByDefaultIsRevokedFromThisOneOnly(String statement) throws SQLException {
        assertThatThrownBy(() -> rollBack(as(READER, DATABASE), "set transaction read write; " + statement))
                .hasMessageContaining("permission denied");

        // stops only at large objects and descriptors that are not there
        assertThatCode(() -> rollBack(as(OTHER, DATABASE), statement))
                .satisfiesAnyOf(
                        done -> assertThat(done).isNull(),
                        missing -> assertThat(missing)
                                .hasMessageMatching("(?s).*(does not exist|invalid large-object).*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ELSEWHERE, "postgres", "template1"})
    void itCannotConnectToOtherDatabases(String database) {
        assertThatThrownBy(() -> as(READER, database)).hasMessageContaining("permission denied for database");
    }

    @Test
    void othersCan() {
        assertThatCode(() -> as(OTHER, ELSEWHERE).close()).doesNotThrowAnyException();
    }

    @Test
    void itsConnectionsAreLimited() throws SQLException {
        List<Connection> opened = new ArrayList<>();
        try {
            assertThatThrownBy(() -> {
                        for (int i = 0; i <= MOST_CONNECTIONS; i++) {
                            opened.add(as(READER, DATABASE));
                        }
                    })
                    .hasMessageContaining("too many connections for role \"packit_stats\"");
        } finally {
            for (Connection connection : opened) {
                connection.close();
            }
        }
    }

    @Test
    void itsSessionsStartWithLimits() throws SQLException {
        assertThat(settings(
                        "default_transaction_read_only",
                        "statement_timeout",
                        "idle_in_transaction_session_timeout",
                        "temp_file_limit"))
                .containsExactly("on", "5s", "1min", "1GB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set temp_file_limit = -1",
                "alter role packit_stats set temp_file_limit = -1",
                "alter role packit_stats connection limit -1",
                "alter role packit_stats superuser",
                "lock table pipelines in access share mode",
                "select nextval('pipelines_id_seq')",
                "select pg_read_file('/etc/passwd')",
                "copy (select 1) to program 'true'",
                "set session_replication_role = replica"
            })
    void someLimitsHold(String statement) {
        assertThatThrownBy(() -> rollBack(as(READER, DATABASE), "set transaction read write; " + statement))
                .hasMessageMatching("(?s).*(permission denied|must be superuser).*");
    }

    /** Each is described in docs/operations.md. If one of these fails, PostgreSQL has got better. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "set statement_timeout = 0",
                "set idle_in_transaction_session_timeout = 0",
                "set default_transaction_read_only = off",
                "set work_mem = '10GB'",
                "set transaction read write; alter role packit_stats set statement_timeout = 0",
                "set transaction read write; alter role packit_stats password 'another'",
                "set transaction read write; notify channel",
                "select rolname from pg_roles",
                "select relname from pg_class"
            })
    void whatCannotBePrevented(String statement) {
        assertThatCode(() -> rollBack(as(READER, DATABASE), statement)).doesNotThrowAnyException();
    }

    @Test
    void theScriptCanBeRunAgain() throws SQLException {
        List<String> before = privileges();

        run(superuser(), script());

        assertThat(privileges()).isEqualTo(before).anyMatch(line -> line.contains("packit_stats"));
    }

    /** As on a server whose superuser is not at hand: the rest can be done later. */
    @Test
    void theOwnerCanRunItAndIsToldWhatRemains() throws SQLException {
        try (Connection owner = PackitDatabase.connect(ELSEWHERE);
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("create role packit_owner createrole");
            statement.execute("alter database " + ELSEWHERE + " owner to packit_owner");
            statement.execute("set role packit_owner");
            statement.execute(resource("/database/schema.sql"));
            statement.execute(script());

            assertThat(statement.getWarnings().getMessage())
                    .startsWith("Run this as a superuser; packit_stats still has: execute on function lo_")
                    .contains(", execute on function pg_advisory_lock(bigint), ")
                    .endsWith(", set on parameter temp_file_limit")
                    .doesNotContain("temporary on database");
            statement.execute("reset role; set role " + READER);
            statement.execute("select id from pipelines");
            statement.execute("select lo_creat(-1)");
            statement.execute("reset role");
            statement.clearWarnings();
            statement.execute(script());
            assertThat((Throwable) statement.getWarnings()).isNull();
            statement.execute("set role " + READER);
            assertThatThrownBy(() -> statement.execute("select lo_creat(-1)"))
                    .hasMessageContaining("permission denied");
            owner.rollback();
        }
    }

    private static List<String> privileges() {
        return new Query(DATABASE).values("""
                select * from (
                    select 'role ' || r.rolname || r.rolconnlimit || coalesce(r.rolconfig::text, '') from pg_roles r
                    union all select 'database ' || datname || coalesce(datacl::text, '') from pg_database
                    union all select 'schema ' || nspname || coalesce(nspacl::text, '') from pg_namespace
                    union all select 'function ' || oid::regprocedure || coalesce(proacl::text, '') from pg_proc
                    union all select 'table ' || relname || coalesce(relacl::text, '') from pg_class
                    union all select 'column ' || attrelid || '.' || attname || attacl::text
                        from pg_attribute where attacl is not null) x
                order by 1""");
    }

    private static List<String> settings(String... names) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = as(READER, DATABASE);
                Statement statement = connection.createStatement()) {
            for (String name : names) {
                ResultSet shown = statement.executeQuery("show " + name);
                shown.next();
                values.add(shown.getString(1));
            }
        }
        return values;
    }

    private static Connection superuser() throws SQLException {
        return PackitDatabase.connect(DATABASE);
    }

    private static Connection as(String role, String database) throws SQLException {
        return DriverManager.getConnection(server + database, role, role);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void rollBack(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        run(connection, sql);
    }

    private static String script() {
        return resource("/database/reader-role.sql");
    }

    private static String resource(String name) {
        try (InputStream stream = ReaderRoleTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
