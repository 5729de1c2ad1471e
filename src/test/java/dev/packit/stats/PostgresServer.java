package dev.packit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL of its own, which can be stopped, killed, frozen and followed by a standby. Its data ends with it. */
public final class PostgresServer implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final String PASSWORD = "tests-only";
    private static final String PASSWORD_FILE = "password";

    private final Path data;
    private final int port = ChildProcess.freePort();
    private ChildProcess process;

    private PostgresServer(Path data) {
        this.data = data;
    }

    /** Creates a server, which is not started. */
    public static PostgresServer create() throws IOException, SQLException {
        // unpacks the programs
        PackitDatabase.connect("postgres").close();
        Path folder = Files.createTempDirectory("packit-stats-server");
        Path password = Files.writeString(folder.resolve(PASSWORD_FILE), PASSWORD);
        PostgresServer server = new PostgresServer(folder.resolve("data"));
        ChildProcess.run(
                "initdb",
                program(
                        "initdb",
                        "--pgdata=" + server.data,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--locale=C",
                        "--encoding=UTF8"));
        return server;
    }

    /** Copies this server, which must not run, to a standby that will follow it. */
    public PostgresServer standby() throws IOException {
        Path copy = data.resolveSibling("standby");
        ChildProcess.run("copy", List.of("cp", "-a", data.toString(), copy.toString()));
        Files.createFile(copy.resolve("standby.signal"));
        Files.writeString(copy.resolve("postgresql.auto.conf"), """
                primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s'
                max_standby_streaming_delay = 0
                wal_retrieve_retry_interval = 100ms
                """.formatted(port, SUPERUSER, PASSWORD));
        return new PostgresServer(copy);
    }

    public PostgresServer start() throws IOException {
        process = ChildProcess.start(
                data.getFileName() + "-" + port,
                "INT",
                program(
                        "postgres",
                        "-D" + data,
                        "-p" + port,
                        "-clisten_addresses=127.0.0.1",
                        "-cunix_socket_directories=",
                        "-cshared_buffers=16MB",
                        "-cdynamic_shared_memory_type=mmap",
                        "-cfsync=off"));
        Eventually.holds(() -> assertThat(isUp()).isTrue());
        return this;
    }

    private boolean isUp() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(60);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** The program and its arguments, as a user other than root, as which PostgreSQL refuses to run. */
    private static List<String> program(String name, String... arguments) throws IOException {
        try (Stream<Path> programs = Files.find(
                Path.of(System.getProperty("ot.epg.working-dir")),
                3,
                (path, file) -> path.endsWith(Path.of("bin", name)),
                FileVisitOption.FOLLOW_LINKS)) {
            List<String> command = new ArrayList<>();
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(List.of("unshare", "-U"));
            }
            command.add(programs.findFirst().orElseThrow().toString());
            command.addAll(List.of(arguments));
            return command;
        }
    }

    public int port() {
        return port;
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), SUPERUSER, PASSWORD);
    }

    public void run(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public long number(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Stops all its processes until {@link #thaw}. */
    public void freeze() throws IOException {
        process.signal("STOP");
    }

    public void thaw() throws IOException {
        process.signal("CONT");
    }

    /** Kills all its processes at once. */
    public void kill() throws IOException {
        process.signal("KILL");
        process.close();
    }

    /** Shuts it down, with all its connections. */
    public void stop() throws IOException {
        process.close();
    }

    @Override
    public void close() throws IOException {
        kill();
        delete(data);
        Path folder = data.getParent();
        try (Stream<Path> left = Files.list(folder)) {
            if (left.allMatch(file -> file.endsWith(PASSWORD_FILE))) {
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        }
    }
}
