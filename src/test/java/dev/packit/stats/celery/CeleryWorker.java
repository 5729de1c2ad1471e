package dev.packit.stats.celery;

import dev.packit.stats.Programs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A worker of Celery's own, which goes with the test or with this JVM. */
final class CeleryWorker implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 90;

    private final Process worker;

    private CeleryWorker(Process worker) {
        this.worker = worker;
    }

    static CeleryWorker start() throws IOException {
        // the shell waits for the end of its input, which comes with the end of this JVM
        String script = "\"$0\" \"$@\" & worker=$!; cat > /dev/null; kill -TERM $worker; wait $worker";
        return new CeleryWorker(new ProcessBuilder("sh", "-c", script, python(), script(), port(), "worker")
                .redirectErrorStream(true)
                .redirectOutput(new File("target/celery-worker.log"))
                .start());
    }

    /** Sends tasks that run, fail, retry and are revoked, and waits for their end. */
    static void send() throws IOException, InterruptedException {
        Process sender = new ProcessBuilder(python(), script(), port(), "send")
                .redirectErrorStream(true)
                .redirectOutput(new File("target/celery-sender.log"))
                .start();
        if (!sender.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || sender.exitValue() != 0) {
            throw new IllegalStateException(
                    "Celery's tasks did not end: " + Files.readString(Path.of("target/celery-sender.log")));
        }
    }

    private static String python() {
        return Programs.python("celery, redis").orElseThrow();
    }

    private static String script() {
        return Path.of("src/test/resources/celery/tasks.py").toAbsolutePath().toString();
    }

    private static String port() {
        return Integer.toString(RedisServer.port());
    }

    /** Has it say goodbye. */
    @Override
    public void close() throws IOException, InterruptedException {
        worker.getOutputStream().close();
        if (!worker.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Celery's worker does not stop: see target/celery-worker.log");
        }
    }
}
