package dev.packit.stats.demo;

import dev.packit.stats.demo.data.DemoData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** An embedded database with Packit's schema and demo data, read with the role of {@code reader-role.sql}. */
public record DemoDatabase(EmbeddedDatabase server, String database, String user, String password)
        implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DemoDatabase.class);
    private static final long SEED = 42;
    private static final String DATABASE = "packit";
    private static final String READER = "packit_stats";

    /**
     * Starts the database, which takes about five seconds.
     *
     * @param clock determines when the demo's year ends
     * @throws UncheckedIOException if the server does not start
     * @throws IllegalStateException if the schema or the data cannot be loaded
     */
    public static DemoDatabase start(Clock clock) {
        long start = System.nanoTime();
        // Generated while the server starts.
        var data = CompletableFuture.supplyAsync(() -> DemoData.generate(SEED, clock.instant()));
        EmbeddedDatabase server = EmbeddedDatabase.start();
        try {
            fill(server, data.join());
        } catch (SQLException | RuntimeException failure) {
            server.close();
            throw new IllegalStateException("The demo database cannot be loaded", failure);
        }
        LOG.infof(
                "Started a demo database in %.1f s: postgresql://%s:%s@127.0.0.1:%s/%s",
                (System.nanoTime() - start) / 1e9, READER, READER, server.port(), DATABASE);
        return new DemoDatabase(server, DATABASE, READER, READER);
    }

    private static void fill(EmbeddedDatabase server, DemoData data) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        }
        try (Connection connection = server.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(resource("schema.sql"));
            // Skips the foreign key checks, which take as long as loading itself; a test checks that the keys are valid
            statement.execute("set session_replication_role = replica");
            data.loadInto(connection);
            statement.execute(resource("reader-role.sql"));
            statement.execute("alter role %s password '%s'".formatted(READER, READER));
            connection.commit();
        }
    }

    private static String resource(String name) {
        try (InputStream resource = DemoDatabase.class.getResourceAsStream("/database/" + name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public int port() {
        return server.port();
    }

    /** Stops the server and deletes its data. */
    @Override
    public void close() {
        server.close();
    }
}
