package dev.packit.stats.celery;

import dev.packit.stats.ChildProcess;
import dev.packit.stats.Eventually;
import dev.packit.stats.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Celery worker that uses a {@link RedisServer} as its broker. */
public final class CeleryWorker {

    private CeleryWorker() {}

    /** It goes offline properly when it is closed. */
    public static ChildProcess start() throws IOException {
        return ChildProcess.start("celery-worker", "TERM", List.of(python(), script(), port(), "worker"));
    }

    /** Serves only some queues, separated by commas. */
    public static ChildProcess start(String queues) throws IOException {
        return ChildProcess.start("celery-worker", "TERM", List.of(python(), script(), port(), "worker", queues));
    }

    /** Sends two tasks to a queue. */
    static void put(String queue) throws IOException, InterruptedException {
        run("put", queue);
    }

    /** Sends so many tasks to a queue. */
    public static void put(String queue, int number) throws IOException, InterruptedException {
        run("put", queue, Integer.toString(number));
    }

    /** Sends so many tasks that fail to a queue. */
    public static void fail(String queue, int number) throws IOException, InterruptedException {
        run("fail", queue, Integer.toString(number));
    }

    /** Sends a task that takes so long to a queue; it is acknowledged as soon as it is taken. */
    public static void sleep(String seconds, String queue) throws IOException, InterruptedException {
        run("sleep", seconds, queue);
    }

    /** Sends a task that takes so long and is acknowledged as soon as it is taken. */
    static void sleep(String seconds) throws IOException, InterruptedException {
        run("sleep", seconds);
    }

    /** Sends a task that takes so long to a queue; it is acknowledged when it ends. */
    public static void hold(String seconds, String queue) throws IOException, InterruptedException {
        run("hold", seconds, queue);
    }

    /** Sends tasks that run, fail, retry and are revoked, and waits until they have ended. */
    public static void send() throws IOException, InterruptedException {
        run("send");
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python(), script(), port()));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile("celery-sender", ".log");
        Process sender = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!sender.waitFor(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS) || sender.exitValue() != 0) {
            throw new IllegalStateException("Celery's tasks did not end: " + Files.readString(log));
        }
        Files.delete(log);
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
}
