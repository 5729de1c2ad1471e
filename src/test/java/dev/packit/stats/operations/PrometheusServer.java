package dev.packit.stats.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packit.stats.ChildProcess;
import dev.packit.stats.Eventually;
import dev.packit.stats.Programs;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prometheus as shipped, except that it scrapes only servers of this machine, every second. */
final class PrometheusServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Nothing listens there. */
    private static final String NOBODY = "127.0.0.1:1";

    private final ChildProcess process;
    private final int port;

    /**
     * The ports of the servers it talks to.
     *
     * @param application this application, or a relay to it
     * @param api Packit's API; null if there is none
     */
    record Ports(
            int alertmanager, int application, @Nullable Integer api) {

        private String address(String job) {
            if (job.startsWith("packit-stats")) {
                return "127.0.0.1:" + application;
            }
            return job.equals("packit-service") && api != null ? "127.0.0.1:" + api : NOBODY;
        }
    }

    private PrometheusServer(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param folder for its data
     * @param rules files, or patterns of them
     */
    static PrometheusServer start(Path folder, List<String> rules, Ports ports) throws IOException {
        ObjectNode config = (ObjectNode) Deployed.read(Deployed.MONITORING.resolve("prometheus.yml"));
        config.with("global")
                .put("scrape_interval", "1s")
                .put("scrape_timeout", "1s")
                .put("evaluation_interval", "1s");
        ArrayNode files = config.putArray("rule_files");
        rules.forEach(files::add);
        target((ObjectNode) config.at("/alerting/alertmanagers/0"), "127.0.0.1:" + ports.alertmanager);
        for (JsonNode job : config.get("scrape_configs")) {
            ((ObjectNode) job).remove("dns_sd_configs");
            // no server of this machine has a certificate
            ((ObjectNode) job).put("scheme", "http");
            target((ObjectNode) job, ports.address(job.get("job_name").asText()));
        }
        Path file = folder.resolve("prometheus.yml");
        JSON.writeValue(file.toFile(), config);
        int port = ChildProcess.freePort();
        return new PrometheusServer(
                ChildProcess.start(
                                "prometheus",
                                "TERM",
                                List.of(
                                        Programs.path("prometheus"),
                                        "--config.file=" + file,
                                        "--storage.tsdb.path=" + folder.resolve("prometheus"),
                                        "--enable-feature=exemplar-storage",
                                        // what is sent before Alertmanager is known is lost
                                        "--rules.alert.resend-delay=1s",
                                        "--web.listen-address=127.0.0.1:" + port))
                        .awaitPort(port),
                port);
    }

    private static void target(ObjectNode of, String address) {
        of.putArray("static_configs").addObject().putArray("targets").add(address);
    }

    void await(String query, String value) {
        Eventually.holds(() -> assertThat(value(query)).as(query).isEqualTo(value));
    }

    /** Returns the first value; an empty string if there is none. */
    String value(String query) throws IOException, InterruptedException {
        return query(query).at("/data/result/0/value/1").asText();
    }

    /** The answer to a query, in which there may be single quotes for double ones. */
    JsonNode query(String query) throws IOException, InterruptedException {
        return ask("/api/v1/query?query=" + URLEncoder.encode(query.replace('\'', '"'), StandardCharsets.UTF_8));
    }

    JsonNode ask(String path) throws IOException, InterruptedException {
        return ask(port, path);
    }

    /** The JSON at a path of any server of this machine. */
    static JsonNode ask(int port, String path) throws IOException, InterruptedException {
        return JSON.readTree(HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body());
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
