package dev.packit.stats.celery;

import dev.packit.stats.ChildProcess;
import dev.packit.stats.Programs;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Redis with a user who has only the privileges listed in docs/monitoring.md, so that every test proves that they
 * suffice. Without the program, there is no server: tests that need it say so with {@link Programs.Needed}.
 */
public class RedisServer implements QuarkusTestResourceLifecycleManager {

    /** A password with characters that have a meaning in an address. */
    private static final String PASSWORD = "s/e@c:r?e&t%20+";

    private static final String READER = "packit_stats on >" + PASSWORD + " ~unacked ~unacked_index ~short-running*"
            + " ~long-running* ~rate-limited* &/0.celeryev/* +info +llen +lindex +hlen +hscan +zrange +psubscribe";

    private static int port;
    private static ChildProcess server;

    @Override
    public Map<String, String> start() {
        if (!Programs.isThere("redis-server")) {
            return Map.of();
        }
        port = ChildProcess.freePort();
        begin();
        return Map.of(
                "REDIS_SERVICE_HOST",
                "127.0.0.1",
                "REDIS_SERVICE_PORT",
                Integer.toString(port),
                "REDIS_USERNAME",
                "packit_stats",
                "REDIS_PASSWORD",
                PASSWORD);
    }

    @Override
    public void stop() {
        if (server != null) {
            end();
        }
    }

    /** Starts it again, empty, on the same port, with more options. */
    public static void begin(String... options) {
        List<String> command = new ArrayList<>(List.of(Programs.path("redis-server"), "--port"));
        command.addAll(List.of(Integer.toString(port), "--save", "", "--bind", "127.0.0.1", "--user"));
        command.addAll(List.of(READER.split(" ")));
        command.addAll(List.of(options));
        try {
            server = ChildProcess.start("redis", "KILL", command).awaitPort(port);
        } catch (IOException failure) {
            throw new UncheckedIOException("Redis does not start", failure);
        }
    }

    /** Kills it. */
    public static void end() {
        try {
            server.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Lets it keep its connections without responding, until it is killed. */
    static void freeze() {
        try {
            server.signal("STOP");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs a command as the administrator and returns what it prints. */
    public static String administer(String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(Programs.path("redis-cli"), "-e", "-p", Integer.toString(port)));
        all.addAll(List.of(command));
        Process client = new ProcessBuilder(all).redirectErrorStream(true).start();
        String printed = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (client.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(printed);
        }
        return printed;
    }

    public static int port() {
        return port;
    }
}
