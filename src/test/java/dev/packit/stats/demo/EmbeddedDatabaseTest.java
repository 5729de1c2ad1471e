package dev.packit.stats.demo;

import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {

    @Test
    void servesAndLeavesNothingWhenClosed() throws SQLException, IOException {
        Server server;
        try (EmbeddedDatabase database = EmbeddedDatabase.start();
                Connection connection = database.connect("postgres")) {
            server = Server.of(connection);
            assertThat(server.isRunning()).isTrue();
            assertThat(query(connection, "select lower('ŽÁBA Ж')")).isEqualTo("žába ж");
            assertThat(query(connection, "select 'žluťoučký' ilike '%ŤOUČ%'")).isEqualTo("t");
            assertThat(query(connection, "select string_agg(x, '' order by x) from unnest('{ž,z,b,B,a}'::text[]) x"))
                    .isEqualTo("Babzž");
            assertThat(query(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
        eventually(server::isGone);
    }

    @Test
    void endsWithItsJvmHoweverThatEnds() throws IOException {
        Process jvm = Holder.start();
        Server server = Server.of(jvm);
        assertThat(server.isRunning()).isTrue();

        jvm.destroyForcibly();

        eventually(server::isGone);
    }

    @Test
    void cleansUpAfterJvmsThatWereKilledTogetherWithTheirWatchdogs() throws IOException {
        Process jvm = Holder.start();
        Server server = Server.of(jvm);
        // until this is unlocked, no other JVM on this machine can clean up either
        try (FileChannel turn = FileChannel.open(ServerFolder.shared().resolve("start.lock"), WRITE)) {
            turn.lock();
            killWithWatchdog(jvm);
            assertThat(server.isRunning()).as("nobody has stopped it").isTrue();
        }

        try (EmbeddedDatabase ours = EmbeddedDatabase.start();
                EmbeddedDatabase another = EmbeddedDatabase.start()) {
            eventually(server::isGone);
            assertThat(ours.port()).as("still there, unlike what is abandoned").isNotEqualTo(another.port());
        }
    }

    private static void killWithWatchdog(Process jvm) {
        // descendants first, because the watchdog, which is one of them, would notice the end of the JVM
        Stream.concat(jvm.descendants(), Stream.of(jvm.toHandle())).toList().forEach(ProcessHandle::destroyForcibly);
        eventually(() -> !jvm.isAlive());
    }

    private static String query(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void eventually(BooleanSupplier condition) {
        Eventually.holds(() -> assertThat(condition.getAsBoolean()).isTrue());
    }

    /** @param process of the postmaster */
    private record Server(ProcessHandle process, Path folder) {

        static Server of(Connection connection) throws SQLException, IOException {
            return in(Path.of(query(connection, "show data_directory")));
        }

        /** Reads the folder of the server from the JVM's standard output. */
        static Server of(Process jvm) throws IOException {
            var output = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
            return in(Path.of(output.readLine()));
        }

        private static Server in(Path data) throws IOException {
            long postmaster = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
            return new Server(ProcessHandle.of(postmaster).orElseThrow(), data.getParent());
        }

        /** A process that has ended but whose parent has not noticed counts as alive, though it has no command. */
        boolean isRunning() {
            return process.isAlive() && process.info().command().isPresent();
        }

        boolean isGone() {
            return !isRunning() && Files.notExists(folder);
        }
    }

    /** Another JVM with a server, which waits to be killed. */
    static final class Holder {

        static Process start() throws IOException {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Holder.class.getName())
                    .redirectError(Redirect.DISCARD)
                    .start();
        }

        public static void main(String... arguments) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.start();
            try (Connection connection = database.connect("postgres")) {
                System.out.println(query(connection, "show data_directory"));
            }
            Thread.sleep(Duration.ofMinutes(5).toMillis());
        }
    }
}
