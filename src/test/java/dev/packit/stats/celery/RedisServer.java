package dev.packit.stats.celery;

import dev.packit.stats.Programs;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Redis, with a user who may do no more than README says is enough: so every test proves that it is. It goes with the tests,
 * and with this JVM, however that ends.
 */
public class RedisServer implements QuarkusTestResourceLifecycleManager {

    /** With whatever an address would take for its own. */
    private static final String PASSWORD = "s/e@c:r?e&t%20+";

    static final String READER =
            "packit_stats on >" + PASSWORD + " ~unacked ~unacked_index ~short-running* ~long-running*"
                    + " ~rate-limited* &/0.celeryev/* +info +llen +hlen +hscan +zrange +psubscribe";

    private static final int PATIENCE_SECONDS = 20;

    private static int port;
    private static Process server;

    @Override
    public Map<String, String> start() {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException("There is no free port", none);
        }
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
        end();
    }

    /** Starts it, empty, on the port it always had. */
    static void begin() {
        try {
            Path folder = Files.createTempDirectory("redis");
            // the shell waits for the end of its input, which comes with the end of this JVM
            String script = "\"$0\" \"$@\" & server=$!; cat > /dev/null; kill -KILL $server; rm -rf " + folder;
            List<String> command = new ArrayList<>(List.of("sh", "-c", script, Programs.path("redis-server")));
            command.addAll(List.of("--port", Integer.toString(port), "--dir", folder.toString()));
            command.addAll(List.of("--save", "", "--bind", "127.0.0.1", "--user"));
            command.addAll(List.of(READER.split(" ")));
            server = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(new File("target/redis.log"))
                    .start();
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS); !answers(); ) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("Redis does not start: see target/redis.log");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (IOException failure) {
            throw new IllegalStateException("Redis does not start", failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Kills it. */
    static void end() {
        try {
            server.getOutputStream().close();
            server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static boolean answers() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    static int port() {
        return port;
    }
}
