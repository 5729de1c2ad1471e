package dev.packit.stats;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server started by a test. It ends when it is closed or when this JVM ends for any reason. */
public final class ChildProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

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

    public static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException("There is no free port", none);
        }
    }

    /** Waits until it accepts connections. */
    public ChildProcess awaitPort(int port) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!answers(port)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("There is no answer: see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return this;
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        try {
            if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It does not stop: see " + log);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
