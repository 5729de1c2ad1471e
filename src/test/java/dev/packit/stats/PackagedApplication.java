package dev.packit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged application, run as a separate process whose environment contains only the given variables. */
public final class PackagedApplication implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final String root;

    private PackagedApplication(Process process, Path log, String root) {
        this.process = process;
        this.log = log;
        this.root = root;
    }

    /**
     * @param build the folder of the build, {@code target} or a production build's
     * @param name the name of its log in {@code target}
     */
    static PackagedApplication start(Path build, String name, Map<String, String> variables) throws IOException {
        return start(build, name, ChildProcess.freePort(), variables);
    }

    public static PackagedApplication start(Path build, String name, int port, Map<String, String> variables)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // it runs for seconds, so starting fast matters more than being fast
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dquarkus.http.port=" + port,
                "-jar",
                build.resolve("quarkus-app/quarkus-run.jar").toString());
        builder.environment()
                .keySet()
                .removeIf(variable -> Stream.of("POSTGRESQL_", "PACKIT_", "QUARKUS_", "REDIS_")
                        .anyMatch(variable::startsWith));
        builder.environment().putAll(variables);
        Path log = Path.of("target", name + ".log");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new PackagedApplication(process, log, "http://127.0.0.1:" + port);
    }

    public PackagedApplication awaitReadiness() {
        Eventually.holds(() -> assertThat(isReady()).as("ready: see " + log).isTrue());
        return this;
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("It has ended: see " + log);
        }
        try {
            return status("/q/health/ready") == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = answer(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** Sends a message to the server for assistants. */
    String ask(String message) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + "/mcp"))
                .timeout(Eventually.PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }

    /** Pushes metrics, and returns the status of the answer. */
    public int push(String path, String metrics) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(Eventually.PATIENCE)
                .PUT(HttpRequest.BodyPublishers.ofString(metrics))
                .build();
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    int status(String path) throws IOException, InterruptedException {
        return answer(path).statusCode();
    }

    Socket connect() throws IOException {
        return new Socket(URI.create(root).getHost(), URI.create(root).getPort());
    }

    /** Asks it to stop, by SIGTERM. */
    void terminate() {
        process.destroy();
    }

    HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(Eventually.PATIENCE)
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** Waits until it ends by itself. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("still runs: see " + log)
                .isTrue();
        return process.exitValue();
    }

    List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    List<ProcessHandle> descendants() {
        return process.descendants().collect(Collectors.toList());
    }

    /** Kills it, and returns when it is dead. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
