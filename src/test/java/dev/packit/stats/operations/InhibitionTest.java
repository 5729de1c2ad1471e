package dev.packit.stats.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packit.stats.ChildProcess;
import dev.packit.stats.Eventually;
import dev.packit.stats.Programs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Alertmanager, as it is configured, makes of the alerts of two deployments that share it. */
@Programs.Needed("prometheus-alertmanager")
class InhibitionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port = ChildProcess.freePort();

    @Test
    void anAlertSilencesOnlyWhatFollowsFromItInItsOwnDeployment(@TempDir Path folder) throws Exception {
        try (ChildProcess alertmanager = start(folder)) {
            fire(
                    alert("production", "PackitRedisDown", "page"),
                    alert("production", "PackitPushSilent", "ticket"),
                    alert("production", "PackitFirstStatusesMissing", "page"),
                    alert("production", "PackitQueueGrowing", "ticket", "queue_name", "short-running"),
                    alert("staging", "PackitNoWorker", "page"),
                    alert("staging", "PackitPushSilent", "ticket"),
                    alert("staging", "PackitQueueGrowing", "ticket", "queue_name", "short-running"),
                    alert("third", "PackitQueueNotServed", "page", "queue_name", "long-running"),
                    alert("third", "PackitQueueSlow", "ticket", "queue_name", "long-running"),
                    alert("third", "PackitQueueSlow", "ticket", "queue_name", "rate-limited"),
                    alert("third", "PackitPostgresDown", "page"),
                    alert("production", "PackitTasksFail", "ticket"),
                    alert("production", "PackitBuildsBudgetBurn", "page", "slo", "builds_12h"),
                    alert("production", "PackitBuildsBudgetBurn", "ticket", "slo", "builds_12h"),
                    alert("staging", "PackitBuildsBudgetBurn", "ticket", "slo", "builds_12h"));

            // Alertmanager decides this anew whenever a group is sent
            Eventually.holds(() -> assertThat(silenced())
                    .containsExactly(
                            "production PackitBuildsBudgetBurn ticket",
                            "production PackitFirstStatusesMissing page",
                            "production PackitPushSilent ticket",
                            "staging PackitPushSilent ticket",
                            "staging PackitQueueGrowing ticket short-running",
                            "third PackitQueueSlow ticket long-running"));
            assertThat(groups("PackitQueueGrowing"))
                    .containsExactly("production PackitQueueGrowing", "staging PackitQueueGrowing");
        }
    }

    private ChildProcess start(Path folder) throws IOException {
        return ChildProcess.start(
                        "alertmanager-inhibition",
                        "TERM",
                        List.of(
                                Programs.path("prometheus-alertmanager"),
                                "--config.file=" + Deployed.MONITORING.resolve("alertmanager.yml"),
                                "--storage.path=" + folder,
                                "--cluster.listen-address=",
                                "--web.listen-address=127.0.0.1:" + port))
                .awaitPort(port);
    }

    /** @param more labels and their values, in turn */
    private static Map<String, Map<String, String>> alert(
            String deployment, String name, String severity, String... more) {
        Map<String, String> labels = new TreeMap<>(
                Map.of("service", "packit", "deployment", deployment, "alertname", name, "severity", severity));
        for (int i = 0; i < more.length; i += 2) {
            labels.put(more[i], more[i + 1]);
        }
        return Map.of("labels", labels);
    }

    @SafeVarargs
    private void fire(Map<String, Map<String, String>>... alerts) throws IOException, InterruptedException {
        assertThat(HTTP.send(
                                HttpRequest.newBuilder(address("alerts"))
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(alerts)))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private Set<String> silenced() throws IOException, InterruptedException {
        Set<String> silenced = new TreeSet<>();
        for (JsonNode alert : ask("alerts")) {
            if (!alert.at("/status/inhibitedBy").isEmpty()) {
                JsonNode labels = alert.get("labels");
                silenced.add("%s %s %s %s"
                        .formatted(
                                labels.get("deployment").asText(),
                                labels.get("alertname").asText(),
                                labels.get("severity").asText(),
                                labels.path("queue_name").asText())
                        .strip());
            }
        }
        return silenced;
    }

    private List<String> groups(String alert) throws IOException, InterruptedException {
        List<String> groups = new ArrayList<>();
        for (JsonNode group : ask("alerts/groups?filter=alertname%3D" + alert)) {
            groups.add(group.at("/labels/deployment").asText() + " "
                    + group.at("/labels/alertname").asText());
        }
        return groups;
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        return JSON.readTree(HTTP.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString())
                .body());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:%d/api/v2/%s".formatted(port, path));
    }
}
