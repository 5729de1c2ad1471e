package dev.packit.stats.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts the packaged application with the database given by {@code POSTGRESQL_HOST} etc. and the JVM options of
 * {@code openshift/shared-configmap.yaml}, and writes to {@code target/benchmark.md} how long it takes: first every kind of page,
 * one after another, then a mix of pages at given rates. The time spent on SQL comes from the {@code Server-Timing} header of
 * the same responses, and the time of processors from Linux.
 */
public final class Benchmark {

    private static final int WARM_UP = 60;
    private static final int COUNTED = 100;
    private static final Pattern SQL = Pattern.compile("desc=\"queries: (\\d+)\";dur=([\\d.]+)");

    private final Client client;
    private final Process application;

    private Benchmark(Client client, Process application) {
        this.client = client;
        this.application = application;
    }

    public static void main(String... arguments) throws Exception {
        if (System.getenv("POSTGRESQL_HOST") == null) {
            throw new IllegalStateException("Set POSTGRESQL_HOST and the like to the database to measure on");
        }
        int port = freePort();
        Process application = start(port);
        try {
            Client client = new Client("http://127.0.0.1:" + port);
            client.await();
            Benchmark benchmark = new Benchmark(client, application);
            String result = benchmark.pages() + benchmark.memory() + new OpenLoop(client).run() + benchmark.memory();
            Files.writeString(Path.of("target", "benchmark.md"), result);
            System.out.println(result);
        } finally {
            application.destroy();
        }
    }

    private static Process start(int port) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(deployedOptions());
        command.addAll(List.of("-Dquarkus.http.port=" + port, "-jar", "target/quarkus-app/quarkus-run.jar"));
        ProcessBuilder application = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "benchmark.log").toFile());
        application.environment().put("MALLOC_ARENA_MAX", "2");
        return application.start();
    }

    /** The JVM options of the deployment, except for its archive of classes, which is in the image. */
    private static List<String> deployedOptions() throws IOException {
        JsonNode data = new YAMLMapper()
                .readTree(Path.of("openshift", "shared-configmap.yaml").toFile())
                .get("data");
        return Stream.of("GC_CONTAINER_OPTIONS", "JAVA_OPTS_APPEND")
                .flatMap(variable -> Arrays.stream(data.get(variable).asText().split("\\s+")))
                .filter(option -> !option.startsWith("-XX:SharedArchiveFile="))
                .toList();
    }

    /** The resident memory of the process, according to Linux. */
    private String memory() throws IOException {
        Path status = Path.of("/proc", Long.toString(application.pid()), "status");
        if (!Files.exists(status)) {
            return "";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.matches("Vm(RSS|HWM):.*"))
                .map(line -> "\n" + line.replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String pages() throws IOException, InterruptedException {
        Set<String> pages = new MeasuredPages(client).all();
        for (int round = 0; round < WARM_UP; round++) {
            for (String page : pages) {
                client.get(page);
            }
        }
        StringBuilder table = new StringBuilder("""
                | page | p50 ms | p99 ms | CPU ms | SQL p50 ms | SQL p99 ms | queries | kB |
                |---|---:|---:|---:|---:|---:|---:|---:|
                """);
        for (String page : pages) {
            table.append(measure(page)).append('\n');
        }
        return table.toString();
    }

    private String measure(String page) throws IOException, InterruptedException {
        double[] whole = new double[COUNTED];
        double[] sql = new double[COUNTED];
        int queries = 0;
        int bytes = 0;
        Duration busy = busy();
        for (int i = 0; i < COUNTED; i++) {
            long start = System.nanoTime();
            HttpResponse<byte[]> answer = client.get(page);
            whole[i] = (System.nanoTime() - start) / 1e6;
            Matcher timing =
                    SQL.matcher(answer.headers().firstValue("Server-Timing").orElse(""));
            if (timing.find()) {
                queries = Integer.parseInt(timing.group(1));
                sql[i] = Double.parseDouble(timing.group(2));
            }
            bytes = answer.body().length;
        }
        double cpu = busy().minus(busy).toMillis() / (double) COUNTED;
        Arrays.sort(whole);
        Arrays.sort(sql);
        return String.format(
                Locale.ROOT,
                "| `%s` | %.1f | %.1f | %.1f | %.1f | %.1f | %d | %.1f |",
                page,
                whole[COUNTED / 2],
                whole[COUNTED * 99 / 100],
                cpu,
                sql[COUNTED / 2],
                sql[COUNTED * 99 / 100],
                queries,
                bytes / 1024.0);
    }

    /** The time of processors that the application has used, with what it does in the background. */
    private Duration busy() {
        return application.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
