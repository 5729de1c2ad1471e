package dev.packit.stats.demo;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * A real, empty PostgreSQL 15 for this JVM, on a random port of the loopback interface. Its data is deleted by {@link #close}
 * or whenever the JVM ends ({@link Watchdog}). If even that fails because all processes were killed at once, the next start
 * cleans up.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final Watchdog watchdog;

    private EmbeddedDatabase(EmbeddedPostgres server, Watchdog watchdog) {
        this.server = server;
        this.watchdog = watchdog;
    }

    /**
     * Starts a server and returns once it accepts connections, which takes about two seconds, and longer the first time, when
     * PostgreSQL is unpacked. Starts by the same user are serialized, because unpacking and cleaning up must not overlap.
     *
     * @throws UncheckedIOException if it does not start within 30 s; contains the server's output
     */
    public static synchronized EmbeddedDatabase start() {
        try {
            Path shared = ServerFolder.shared();
            try (FileChannel turn = FileChannel.open(shared.resolve("start.lock"), CREATE, WRITE)) {
                turn.lock();
                for (Path abandoned : ServerFolder.abandoned(shared)) {
                    Watchdog.over(abandoned).dismiss();
                }
                return startIn(ServerFolder.in(shared), ServerFolder.binaries(shared));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The embedded PostgreSQL failed to start", failure);
        }
    }

    private static EmbeddedDatabase startIn(ServerFolder folder, Path binaries) throws IOException {
        Watchdog watchdog = Watchdog.over(folder.path());
        watchdog.afterwards(folder::unlock);
        try {
            return new EmbeddedDatabase(configure(folder, binaries).start(), watchdog);
        } catch (IOException | RuntimeException failure) {
            String log = Files.exists(folder.log()) ? Files.readString(folder.log()) : "";
            watchdog.dismiss();
            throw new IOException(failure.getMessage() + "\n" + log, failure);
        }
    }

    private static EmbeddedPostgres.Builder configure(ServerFolder folder, Path binaries) throws IOException {
        String password = UUID.randomUUID().toString();
        Path passwordFile = Files.writeString(folder.path().resolve("password"), password);
        // The folder into which zonky unpacks; its default is writable for everybody.
        System.setProperty("ot.epg.working-dir", binaries.toString());
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.data())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                .setOutputRedirector(Redirect.appendTo(folder.log().toFile()))
                // Options for initdb: a superuser can run programs, so local users need a password to connect.
                // It is random, so SCRAM would not make it safer, but would make each new connection 20 ms slower.
                .setLocaleConfig("locale", isMac() ? "en_US.UTF-8" : "C.UTF-8")
                .setLocaleConfig("auth-host", "md5")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "64MB")
                // A memory-mapped file in the folder, because a killed server would leave other shared memory behind.
                .setServerConfig("dynamic_shared_memory_type", "mmap")
                // The data need not survive a crash or be replicated.
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off");
    }

    /** C.UTF-8 is not available on older versions of macOS. */
    private static boolean isMac() {
        return System.getProperty("os.name").startsWith("Mac");
    }

    public int port() {
        return server.getPort();
    }

    /** Opens a new connection as superuser. */
    public Connection connect(String database) throws SQLException {
        return server.getDatabase(SUPERUSER, database).getConnection();
    }

    /** Stops the server and deletes its data. */
    @Override
    public void close() {
        try {
            server.close();
            watchdog.dismiss();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
