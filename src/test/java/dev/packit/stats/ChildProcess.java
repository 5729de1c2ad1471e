package dev.packit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A server started by a test. It ends when it is closed or when this JVM ends for any reason. */
public final class ChildProcess implements AutoCloseable {

    /** Below the ports that systems choose for outgoing connections, one of which might take it before its server does. */
    private static final int LOWEST_PORT = 15_000;

    private static final int HIGHEST_PORT = 32_000;

    /** The shell waits for the end of its input, which is closed by this class or, when the JVM ends, by the kernel. */
    private static final String SCRIPT = """
            signal=$1; shift
            "$@" & child=$!
            cat > /dev/null
            kill -s "$signal" $child 2> /dev/null
            wait $child""";

    private final Process shell;
    private final File log;

    private ChildProcess(Process shell, File log) {
        this.shell = shell;
        this.log = log;
    }

    /**
     * @param name the name of its log in {@code target}
     * @param signal the signal that ends it: {@code KILL} or {@code TERM}
     */
    public static ChildProcess start(String name, String signal, List<String> command) throws IOException {
        List<String> all = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", signal));
        all.addAll(command);
        File log = new File("target", name + ".log");
        return new ChildProcess(
                new ProcessBuilder(all)
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start(),
                log);
    }

    /**
     * Runs a program to its end.
     *
     * @param name the name of its log in {@code target}
     */
    static void run(String name, List<String> command) throws IOException {
        File log = new File("target", name + ".log");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start()
                .onExit()
                .join()
                .exitValue();
        assertThat(status).as("see " + log).isZero();
    }

    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket free = new ServerSocket(port)) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // try another one
            }
        }
    }

    /** Waits until it accepts connections. */
    public ChildProcess awaitPort(int port) {
        Eventually.holds(
                () -> assertThat(answers(port)).as("answers: see " + log).isTrue());
        return this;
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** Sends a signal, such as {@code STOP}, to the server itself and its own processes. */
    public void signal(String name) throws IOException {
        String children = shell.descendants()
                .filter(child -> !child.info().command().orElse("").endsWith("/cat"))
                .map(child -> Long.toString(child.pid()))
                .collect(Collectors.joining(" "));
        new ProcessBuilder("sh", "-c", "kill -s %s %s".formatted(name, children))
                .inheritIO()
                .start()
                .onExit()
                .join();
    }

    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        try {
            if (!shell.waitFor(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("It does not stop: see " + log);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
