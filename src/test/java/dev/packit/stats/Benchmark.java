package dev.packit.stats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packit.stats.packit.JobKind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Starts the packaged application with the database given by {@code POSTGRESQL_HOST} etc., requests every
 * kind of page, one after another, and writes the response times to {@code target/benchmark.md}. The time spent on SQL
 * comes from the {@code Server-Timing} header of the same responses.
 */
public final class Benchmark {

    private static final int WARM_UP = 60;
    private static final int COUNTED = 100;
    private static final Pattern SQL = Pattern.compile("desc=\"queries: (\\d+)\";dur=([\\d.]+)");

    /** The JVM options in {@code openshift/shared-configmap.yaml}. */
    private static final List<String> AS_DEPLOYED = List.of(
            "-Xmx208m",
            "-XX:NewSize=32m",
            "-XX:MaxNewSize=32m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xss512k",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:TrimNativeHeapInterval=5000");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String root;

    private Benchmark(String root) {
        this.root = root;
    }

    public static void main(String... arguments) throws Exception {
        if (System.getenv("POSTGRESQL_HOST") == null) {
            throw new IllegalStateException("Set POSTGRESQL_HOST and the like to the database to measure on");
        }
        int port = freePort();
        Process application = start(port);
        try {
            Benchmark benchmark = new Benchmark("http://127.0.0.1:" + port);
            benchmark.await();
            String table = benchmark.run() + memory(application);
            Files.writeString(Path.of("target", "benchmark.md"), table);
            System.out.println(table);
        } finally {
            application.destroy();
        }
    }

    private static Process start(int port) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(AS_DEPLOYED);
        command.addAll(List.of("-Dquarkus.http.port=" + port, "-jar", "target/quarkus-app/quarkus-run.jar"));
        ProcessBuilder application = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "benchmark.log").toFile());
        application.environment().put("MALLOC_ARENA_MAX", "2");
        return application.start();
    }

    /** The resident memory of the process, according to Linux. */
    private static String memory(Process application) throws IOException {
        Path status = Path.of("/proc", Long.toString(application.pid()), "status");
        if (!Files.exists(status)) {
            return "";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.matches("Vm(RSS|HWM):.*"))
                .map(line -> "\n" + line.replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String run() throws IOException, InterruptedException {
        Set<String> pages = pages();
        for (int round = 0; round < WARM_UP; round++) {
            for (String page : pages) {
                get(page);
            }
        }
        StringBuilder table = new StringBuilder("""
                | page | p50 ms | p99 ms | SQL p50 ms | SQL p99 ms | queries | kB |
                |---|---:|---:|---:|---:|---:|---:|
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
        for (int i = 0; i < COUNTED; i++) {
            long start = System.nanoTime();
            HttpResponse<byte[]> answer = get(page);
            whole[i] = (System.nanoTime() - start) / 1e6;
            Matcher timing =
                    SQL.matcher(answer.headers().firstValue("Server-Timing").orElse(""));
            if (timing.find()) {
                queries = Integer.parseInt(timing.group(1));
                sql[i] = Double.parseDouble(timing.group(2));
            }
            bytes = answer.body().length;
        }
        Arrays.sort(whole);
        Arrays.sort(sql);
        return String.format(
                Locale.ROOT,
                "| `%s` | %.1f | %.1f | %.1f | %.1f | %d | %.1f |",
                page,
                whole[COUNTED / 2],
                whole[COUNTED * 99 / 100],
                sql[COUNTED / 2],
                sql[COUNTED * 99 / 100],
                queries,
                bytes / 1024.0);
    }

    /** Each kind's list, a page from its middle, and a job from there; also all filters of the list with the most jobs. */
    private Set<String> pages() throws IOException, InterruptedException {
        Set<String> pages = new LinkedHashSet<>(List.of("/", "/status", "/jobs"));
        for (JobKind kind : JobKind.values()) {
            pages.add(kind.listPath());
            List<JsonNode> newest = items(kind.listPath());
            if (!newest.isEmpty()) {
                String middle =
                        kind.listPath() + "?before=" + newest.get(0).get("id").asLong() / 2;
                pages.add(middle);
                items(middle).stream()
                        .findFirst()
                        .ifPresent(
                                job -> pages.add(kind.detailPath(job.get("id").asLong())));
            }
        }
        String list = JobKind.COPR.listPath();
        pages.add(list + "?limit=100");
        pages.add(list + "?format=json");
        items(list + "?limit=100").stream()
                .filter(job -> !job.at("/trigger/pr").isMissingNode()
                        && !job.at("/trigger/pr").isNull())
                .findFirst()
                .ifPresent(job -> {
                    JsonNode project = job.get("project");
                    String name = "project=%s/%s/%s"
                            .formatted(
                                    project.get("forge").asText(),
                                    project.get("namespace").asText(),
                                    project.get("repo").asText());
                    pages.add(list + "?" + name);
                    pages.add(list + "?" + name + "&pr=" + job.at("/trigger/pr").asText());
                    pages.add(list + "?commit=" + job.at("/trigger/commit").asText());
                    pages.add(list + "?target=" + job.get("target").asText());
                });
        for (String filter : List.of(
                "outcome=failed",
                "outcome=error",
                "status=retry",
                "target=*-s390x",
                "branch=main",
                "period=month",
                "period=week&outcome=failed",
                "from=2025-01-01&to=2025-01-02")) {
            pages.add(list + "?" + filter);
        }
        pages.addAll(statistics());
        pages.addAll(runs());
        pages.addAll(projects());
        return pages;
    }

    private static Set<String> statistics() {
        return new LinkedHashSet<>(List.of(
                "/statistics",
                "/statistics?period=day",
                "/statistics?period=month",
                "/statistics?period=quarter",
                "/statistics?period=year",
                "/statistics?period=month&format=json",
                "/statistics?period=month&target=fedora-rawhide-x86_64",
                "/statistics?target=fedora-rawhide-x86_64",
                "/statistics?period=month&branch=main",
                "/statistics/throughput.svg?period=month",
                "/usage?period=month",
                "/usage?period=all"));
    }

    private static Set<String> runs() {
        return new LinkedHashSet<>(List.of(
                "/pipeline",
                "/pipeline?format=json",
                "/pipeline?before=500000",
                "/pipeline?branch=main",
                "/pipeline?outcome=failed",
                "/pipeline?target=*-s390x",
                "/pipeline?period=month"));
    }

    /** The list of projects, and all pages of the busiest among the hundred most recently active ones. */
    private Set<String> projects() throws IOException, InterruptedException {
        Set<String> pages = new LinkedHashSet<>(
                List.of("/projects", "/projects?sort=name", "/projects?q=sys", "/projects/github.com"));
        JsonNode busiest = items("/projects?limit=100").stream()
                .max(Comparator.comparing(
                        project -> project.get("pull_requests").asLong()))
                .orElseThrow();
        String name = "%s/%s/%s"
                .formatted(
                        busiest.get("forge").asText(),
                        busiest.get("namespace").asText(),
                        busiest.get("repo").asText());
        String project = "/projects/" + name;
        pages.add(project);
        pages.add(project + "?format=json");
        pages.add("/pipeline?project=" + name);
        pages.add(project + "/-/statistics?period=quarter");
        pages.add("/statistics?project=" + name);
        pages.add("/statistics?period=quarter&project=" + name);
        for (String section : List.of("pull-requests", "branches", "releases", "issues", "packages")) {
            pages.add(project + "/-/" + section);
            items(project + "/-/" + section).stream()
                    .findFirst()
                    .ifPresent(item ->
                            pages.add(URI.create(item.get("url").asText()).getRawPath()));
        }
        return pages;
    }

    private List<JsonNode> items(String page) throws IOException, InterruptedException {
        byte[] body =
                get(page + (page.contains("?") ? "&" : "?") + "format=json").body();
        List<JsonNode> items = new ArrayList<>();
        new ObjectMapper().readTree(body).path("items").forEach(items::add);
        return items;
    }

    private HttpResponse<byte[]> get(String page) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + page))
                .header("Accept-Encoding", "gzip")
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpRequest plain = page.contains("format=json")
                ? HttpRequest.newBuilder(URI.create(root + page)).build()
                : request;
        HttpResponse<byte[]> answer = client.send(plain, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + " answered " + answer.statusCode());
        }
        return answer;
    }

    private void await() throws InterruptedException {
        for (int attempt = 0; attempt < 3_000; attempt++) {
            try {
                // once all jobs have been loaded
                get("/usage?format=json");
                return;
            } catch (IOException | IllegalStateException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("The application does not start: see target/benchmark.log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
