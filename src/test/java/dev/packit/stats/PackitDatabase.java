package dev.packit.stats;

import dev.packit.stats.demo.EmbeddedDatabase;
import dev.packit.stats.demo.data.DemoData;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A PostgreSQL with Packit's schema and {@code fixture.sql}, read with the role of {@code reader-role.sql}, so that
 * every test proves that this role suffices. All tests of a JVM share one server; each variant of the data has its own
 * database.
 */
public class PackitDatabase implements QuarkusTestResourceLifecycleManager {

    public static final String NAME = "packit";
    public static final String READER = "packit_stats";

    private static EmbeddedDatabase server;

    private String database = NAME;
    private String changes = "";
    private boolean generated;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", NAME);
        changes = arguments.getOrDefault("changes", "");
        generated = arguments.getOrDefault("data", "fixture").equals("generated");
    }

    @Override
    public Map<String, String> start() {
        create(database, changes, generated);
        return Map.of(
                "POSTGRESQL_HOST",
                "127.0.0.1",
                "POSTGRESQL_PORT",
                Integer.toString(server().port()),
                "POSTGRESQL_DATABASE",
                database,
                "POSTGRESQL_USER",
                READER,
                "POSTGRESQL_PASSWORD",
                READER,
                // a busy machine is no outage
                "quarkus.datasource.jdbc.acquisition-timeout",
                "60S",
                "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout",
                "60");
    }

    @Override
    public void stop() {
        // the server ends with the JVM, since other tests use it, too
    }

    /** Connects as the owner of the data. */
    public static Connection connect() throws SQLException {
        return connect(NAME);
    }

    /** Connects as the owner of one variant of the data. */
    public static Connection connect(String database) throws SQLException {
        return server().connect(database);
    }

    /** Runs SQL as the administrator of the server. */
    public static void administer(String sql) throws SQLException {
        try (Connection connection = connect("postgres")) {
            run(connection, sql);
        }
    }

    private static synchronized EmbeddedDatabase server() {
        if (server == null) {
            server = EmbeddedDatabase.start();
        }
        return server;
    }

    private static void create(String database, String changes, boolean generated) {
        try {
            try (Connection connection = server().connect("postgres")) {
                run(connection, "drop database if exists " + database + " with (force)");
                run(connection, "create database " + database);
            }
            try (Connection connection = server().connect(database)) {
                createSchema(connection);
                if (generated) {
                    // the demo's data for the year up to the time of the tests' clock
                    DemoData.generate(42, FixedClock.NOW).loadInto(connection);
                } else {
                    run(connection, resource("/fixture.sql"));
                }
                run(connection, changes);
                run(connection, "analyze");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The fixture cannot be loaded into " + database, failure);
        }
    }

    /** Creates schema, role and data of the fixture in another server's database. */
    static void load(Connection connection) throws SQLException {
        createSchema(connection);
        run(connection, resource("/fixture.sql"));
        run(connection, "analyze");
    }

    private static void createSchema(Connection connection) throws SQLException {
        run(connection, resource("/database/schema.sql"));
        run(connection, resource("/database/reader-role.sql"));
        run(connection, "alter role %1$s password '%1$s'".formatted(READER));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = PackitDatabase.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
