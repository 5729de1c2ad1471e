package dev.packit.stats.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packit.stats.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenShift resources are consistent, and request no privileges that they do not need. */
class KustomizationTest {

    private static final Path OVERLAYS = Path.of("src/main/kubernetes");

    /** Packit's own secret, and the one described at the top of kustomization.yaml. */
    private static final Map<String, Set<String>> SECRETS = Map.of(
            "postgres-secret", Set.of("database-host", "database-name"),
            "packit-stats-secret",
                    Set.of("database-user", "database-password", "redis-user", "redis-password", "push-token"));

    private final JsonNode kustomization = Deployed.read(Deployed.BASE.resolve("kustomization.yaml"));
    private final List<JsonNode> resources = Deployed.each(kustomization.get("resources"))
            .map(file -> Deployed.read(Deployed.BASE.resolve(file.asText())))
            .toList();

    @Test
    void everyFileIsListed() {
        assertThat(Deployed.each(kustomization.get("resources"))
                        .map(JsonNode::asText)
                        .map(Path::of))
                .containsExactlyInAnyOrderElementsOf(Deployed.in(Deployed.BASE, ".yaml").stream()
                        .map(Path::getFileName)
                        .filter(file -> !file.toString().equals("kustomization.yaml"))
                        .toList());
    }

    @Test
    void everyResourceHasItsNameAndComponent() {
        assertThat(resources).allSatisfy(resource -> {
            assertThat(resource.at("/metadata/name").asText()).startsWith("packit-stats");
            assertThat(resource.at("/metadata/labels/component").asText()).startsWith("packit-stats");
        });
        assertThat(resources.stream()
                        .map(resource -> resource.get("kind").asText() + " "
                                + resource.at("/metadata/name").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void configMapsAndSecretsThatPodsAskForAreThere() {
        assertThat(workloads()).hasSize(2).allSatisfy(workload -> {
            JsonNode container = container(workload);
            assertThat(container.findValues("configMapRef"))
                    .extracting(of -> of.get("name").asText())
                    .hasSize(2)
                    .isSubsetOf(named("ConfigMap").keySet());
            assertThat(container.findValues("secretKeyRef"))
                    .isNotEmpty()
                    .allSatisfy(of -> assertThat(SECRETS.get(of.get("name").asText()))
                            .contains(of.get("key").asText()));
            assertThat(container.get("image").asText())
                    .isEqualTo(kustomization.at("/images/0/name").asText());
        });
    }

    /** Packit's workers and nginx know the receiver of pushes by the name of the one that it replaces. */
    @Test
    void theOverlayKeepsTheNameThatWorkersKnow() {
        Path overlay = OVERLAYS.resolve("packit");
        JsonNode kustomization = Deployed.read(overlay.resolve("kustomization.yaml"));
        assertThat(Deployed.each(kustomization.get("resources")).map(JsonNode::asText))
                .containsExactly("../../../../openshift", "pushgateway-service.yaml");
        JsonNode service = Deployed.read(overlay.resolve("pushgateway-service.yaml"));
        assertThat(service.at("/metadata/name").asText()).isEqualTo("pushgateway");
        assertThat(service.at("/spec/ports/0/port").asInt()).isEqualTo(80);
        JsonNode own = named("Service").get("packit-stats-monitoring");
        assertThat(service.at("/spec/selector")).isEqualTo(own.at("/spec/selector"));
        assertThat(service.at("/spec/ports/0/targetPort")).isEqualTo(own.at("/spec/ports/0/targetPort"));

        JsonNode patch = kustomization.at("/patches/0");
        JsonNode patched = named(patch.at("/target/kind").asText())
                .get(patch.at("/target/name").asText());
        JsonNode operation = Deployed.yaml(patch.get("patch").asText()).get(0);
        assertThat(patched.at(operation.get("path").asText().replaceFirst("/-$", ""))
                        .isArray())
                .isTrue();
        assertThat(operation.at("/value/podSelector/matchLabels/component").asText())
                .isEqualTo("nginx");
    }

    @Test
    void podsCanBeFoundInsteadOfServices() {
        Path overlay = OVERLAYS.resolve("podmonitor");
        JsonNode kustomization = Deployed.read(overlay.resolve("kustomization.yaml"));
        assertThat(Deployed.each(kustomization.get("resources")).map(JsonNode::asText))
                .containsExactly("../../../../openshift", "podmonitor.yaml", "monitoring-podmonitor.yaml");
        Map<String, JsonNode> services = named("ServiceMonitor");
        assertThat(Deployed.each(kustomization.get("patches"))
                        .map(patch -> Deployed.yaml(patch.get("patch").asText()))
                        .map(patch -> patch.get("$patch").asText() + " "
                                + patch.at("/metadata/name").asText()))
                .containsExactly("delete packit-stats", "delete packit-stats-monitoring");
        for (String file : List.of("podmonitor.yaml", "monitoring-podmonitor.yaml")) {
            JsonNode pods = Deployed.read(overlay.resolve(file));
            JsonNode same = services.get(pods.at("/metadata/name").asText());
            assertThat(pods.get("kind").asText()).isEqualTo("PodMonitor");
            assertThat(pods.at("/spec/selector")).isEqualTo(same.at("/spec/selector"));
            ObjectNode endpoint = (ObjectNode) pods.at("/spec/podMetricsEndpoints/0");
            assertThat(endpoint.remove("relabelings").at("/0/replacement")).isEqualTo(pods.at("/metadata/name"));
            assertThat(endpoint).isEqualTo(same.at("/spec/endpoints/0"));
        }
    }

    @Test
    void mountsHaveTheirVolumes() {
        assertThat(workloads()).allSatisfy(workload -> {
            Stream<JsonNode> volumes = Deployed.each(workload.at("/spec/template/spec/volumes"));
            Stream<JsonNode> claims =
                    Deployed.each(workload.at("/spec/volumeClaimTemplates")).map(claim -> claim.get("metadata"));
            assertThat(Deployed.each(container(workload).get("volumeMounts"))
                            .map(mount -> mount.get("name").asText()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(volumes, claims)
                            .map(volume -> volume.get("name").asText())
                            .toList());
        });
    }

    @Test
    void whateverSelectsPodsSelectsSome() {
        Set<String> pods = workloads()
                .map(workload ->
                        workload.at("/spec/template/metadata/labels/component").asText())
                .collect(Collectors.toSet());
        assertThat(pods).containsExactlyInAnyOrder("packit-stats", "packit-stats-monitoring");
        Stream.of("/spec/selector/component", "/spec/podSelector/matchLabels/component")
                .flatMap(at -> resources.stream().map(resource -> resource.at(at)))
                .filter(JsonNode::isTextual)
                .forEach(component -> assertThat(pods).contains(component.asText()));
        Set<String> services = named("Service").values().stream()
                .map(service -> service.at("/metadata/labels/component").asText())
                .collect(Collectors.toSet());
        assertThat(named("ServiceMonitor").values()).hasSize(2).allSatisfy(monitor -> {
            assertThat(services)
                    .contains(monitor.at("/spec/selector/matchLabels/component").asText());
            assertThat(monitor.at("/spec/endpoints/0/port").asText()).isEqualTo("http");
        });
        assertThat(named("HorizontalPodAutoscaler")
                        .get("packit-stats")
                        .at("/spec/scaleTargetRef/name")
                        .asText())
                .isEqualTo("packit-stats");
        assertThat(named("Route").get("packit-stats").at("/spec/to/name").asText())
                .isEqualTo("packit-stats");
        assertThat(named("Route")).hasSize(1);
    }

    @Test
    void everyPortIsTheOneOfThePod() {
        assertThat(workloads()).allSatisfy(workload -> {
            assertThat(container(workload).at("/ports/0/name").asText()).isEqualTo("http");
            assertThat(container(workload).findValuesAsText("port")).containsOnly("http");
        });
        assertThat(named("Service").values())
                .allSatisfy(service -> assertThat(
                                service.at("/spec/ports/0/targetPort").asText())
                        .isEqualTo("http"));
        assertThat(Stream.of("packit-stats", "packit-stats-monitoring").map(named("NetworkPolicy")::get))
                .allSatisfy(policy -> assertThat(
                                policy.at("/spec/ingress/0/ports/0/port").asText())
                        .isEqualTo("http"));
    }

    @Test
    void theImageIsOneVersionWithOneDigest() {
        assertThat(kustomization.get("images")).hasSize(1);
        JsonNode image = kustomization.at("/images/0");
        assertThat(image.get("newName").asText()).isEqualTo("quay.io/packit/packit-stats");
        assertThat(image.get("newTag").asText()).matches("[0-9]+[.][0-9]+[.][0-9]+");
        assertThat(image.get("digest").asText()).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void podsCallOnlyDnsTheirDatabasesAndTheOneThatKeepsPushes() {
        JsonNode settings = named("ConfigMap").get("packit-stats-shared").get("data");
        assertThat(named("NetworkPolicy").get("packit-stats-egress").get("spec"))
                .isEqualTo(Deployed.yaml("""
                        podSelector:
                          matchExpressions:
                            - {key: component, operator: In, values: [packit-stats, packit-stats-monitoring]}
                        policyTypes: [Egress]
                        egress:
                          - to:
                              - namespaceSelector:
                                  matchExpressions:
                                    - key: kubernetes.io/metadata.name
                                      operator: In
                                      values: [openshift-dns, kube-system]
                            ports:
                              - {protocol: UDP, port: 5353}
                              - {protocol: TCP, port: 5353}
                              - {protocol: UDP, port: 53}
                              - {protocol: TCP, port: 53}
                          - to:
                              - podSelector: {}
                            ports:
                              - {protocol: TCP, port: %s}
                              - {protocol: TCP, port: %s}
                          - to:
                              - podSelector:
                                  matchLabels: {component: packit-stats-monitoring}
                            ports:
                              - {protocol: TCP, port: 8080}
                        """.formatted(
                                settings.get("POSTGRESQL_PORT").asText(),
                                settings.get("REDIS_SERVICE_PORT").asText())));
    }

    /** While a pod is replaced, there is one more. */
    @Test
    void allPodsTogetherFindEnoughConnections() throws IOException {
        int each = named("ConfigMap")
                .get("packit-stats-shared")
                .at("/data/QUARKUS_DATASOURCE_JDBC_MAX_SIZE")
                .asInt();
        int pages = named("HorizontalPodAutoscaler")
                .get("packit-stats")
                .at("/spec/maxReplicas")
                .asInt();
        int surge = named("Deployment")
                .get("packit-stats")
                .at("/spec/strategy/rollingUpdate/maxSurge")
                .asInt();
        int monitoring = named("StatefulSet")
                .get("packit-stats-monitoring")
                .at("/spec/replicas")
                .asInt();
        Matcher limit = Pattern.compile("connection limit (\\d+);")
                .matcher(Files.readString(Path.of("src/main/resources/database/reader-role.sql")));

        assertThat(limit.find()).isTrue();
        assertThat((pages + surge + monitoring) * each).isBetween(1, Integer.parseInt(limit.group(1)));
    }

    @Test
    void podsMayDoNothing() {
        assertThat(workloads()).allSatisfy(workload -> {
            JsonNode pod = workload.at("/spec/template/spec");
            assertThat(pod.get("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.get("enableServiceLinks").asBoolean(true)).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(container(workload).get("securityContext")).isEqualTo(Deployed.yaml("""
                    allowPrivilegeEscalation: false
                    readOnlyRootFilesystem: true
                    capabilities:
                      drop: [ALL]
                    """));
            assertThat(container(workload).get("resources")).isEqualTo(Deployed.yaml("""
                    requests: {cpu: 100m, memory: 448Mi}
                    limits: {cpu: "2", memory: 512Mi}
                    """));
            assertThat(container(workload).fieldNames())
                    .toIterable()
                    .contains("startupProbe", "livenessProbe", "readinessProbe", "resources");
        });
    }

    /** Otherwise everything would be counted once per replica. */
    @Test
    void onlyOnePodSamplesListensAndTakesPushes() {
        JsonNode pages = named("ConfigMap").get("packit-stats").get("data");
        assertThat(pages).isEqualTo(Deployed.yaml("""
                PACKIT_MONITORING_JOBS: "off"
                PACKIT_MONITORING_POSTGRESQL: "off"
                PACKIT_MONITORING_REDIS: "off"
                PACKIT_MONITORING_CELERY: "off"
                PACKIT_CELERY_EVENTS: workers
                PACKIT_PUSH_ENABLED: "false"
                PACKIT_PUSH_FORWARD_TO: http://packit-stats-monitoring:8080
                PACKIT_CLIENTS_PER_MINUTE: "600"
                PACKIT_CLIENTS_BURST: "200"
                PACKIT_CLIENTS_TRUSTED_PROXIES: 10.0.0.0/8,100.64.0.0/10,172.16.0.0/12,192.168.0.0/16,fc00::/7
                """));
        assertThat(named("Deployment").get("packit-stats").get("spec").has("replicas"))
                .isFalse();
        JsonNode monitoring = named("StatefulSet").get("packit-stats-monitoring");
        assertThat(monitoring.at("/spec/replicas").asInt()).isEqualTo(1);
        assertThat(monitoring.at("/spec/serviceName").asText())
                .isIn(named("Service").keySet());
        String folder = container(monitoring).at("/volumeMounts/1/mountPath").asText();
        assertThat(named("ConfigMap")
                        .get("packit-stats-monitoring")
                        .at("/data/PACKIT_PUSH_FOLDER")
                        .asText())
                .startsWith(folder + "/");
    }

    @Test
    void whoMayPushDirectlyMayPushToThePages() {
        JsonNode service = named("Service").get("packit-stats-monitoring");
        assertThat(named("ConfigMap")
                        .get("packit-stats")
                        .at("/data/PACKIT_PUSH_FORWARD_TO")
                        .asText())
                .isEqualTo("http://%s:%s"
                        .formatted(
                                service.at("/metadata/name").asText(),
                                service.at("/spec/ports/0/port").asText()));
        List<String> workers = pushers("packit-stats");
        assertThat(workers).contains("packit-worker", "packit-service-fedmsg");
        assertThat(pushers("packit-stats-monitoring"))
                .containsExactlyElementsOf(Stream.concat(Stream.of("packit-stats"), workers.stream())
                        .toList());
    }

    private List<String> pushers(String pods) {
        return Deployed.each(named("NetworkPolicy")
                        .get(pods)
                        .at("/spec/ingress/0/from/0/podSelector/matchExpressions/0/values"))
                .map(JsonNode::asText)
                .toList();
    }

    /** Each of the pages, when it stops, waits for routers, answers, waits for requests, and passes on what it holds. */
    @Test
    void podsAreGivenTheTimeThatTheyTakeToStop() {
        assertThat(grace("Deployment", "packit-stats")).isGreaterThan(5 + 5 + 15 + 60);
        assertThat(grace("StatefulSet", "packit-stats-monitoring")).isGreaterThan(5 + 5 + 15);
    }

    private int grace(String kind, String name) {
        return named(kind)
                .get(name)
                .at("/spec/template/spec/terminationGracePeriodSeconds")
                .asInt();
    }

    /** Kustomize takes no base that contains the overlay. */
    @Test
    void overlaysAreOutsideOfTheirBase() {
        assertThat(Deployed.in(OVERLAYS, ""))
                .hasSize(2)
                .allSatisfy(overlay -> assertThat(
                                overlay.resolve("../../../../openshift").normalize())
                        .isEqualTo(Deployed.BASE));
        assertThat(Deployed.BASE.resolve("overlays")).doesNotExist();
    }

    /** What lies between the quotation marks, which is all that tells the base of a link from the rest. */
    @Test
    void theBaseOfEveryLinkIsReplaced() {
        assertThat(kustomization.get("replacements")).isEqualTo(Deployed.yaml("""
                - source: {kind: ConfigMap, name: packit-stats-links, fieldPath: data.runbooks}
                  targets:
                    - select: {kind: PrometheusRule}
                      fieldPaths: [spec.groups.*.rules.*.annotations.runbook_url]
                      options: {delimiter: '"', index: 1}
                - source: {kind: ConfigMap, name: packit-stats-links, fieldPath: data.grafana}
                  targets:
                    - select: {kind: PrometheusRule}
                      fieldPaths: [spec.groups.*.rules.*.annotations.dashboard]
                      options: {delimiter: '"', index: 1}
                """));
        assertThat(Rules.alerts()).allSatisfy(alert -> {
            assertThat(alert.at("/annotations/runbook_url").asText().split("\""))
                    .hasSize(3);
            assertThat(alert.at("/annotations/dashboard").asText().split("\"")).hasSize(3);
        });
    }

    @Test
    void kustomizeBuildsAllOfIt(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(Programs.isThere("kubectl"));
        Path base = Files.createDirectories(folder.resolve(Deployed.BASE));
        for (Path file : Deployed.in(Deployed.BASE, ".yaml")) {
            String text = Files.readString(file);
            boolean links = file.getFileName().toString().equals("links-configmap.yaml");
            Files.writeString(
                    base.resolve(file.getFileName()),
                    links
                            ? text.replaceFirst("runbooks: .*", "runbooks: https://wiki.example.org/packit")
                                    .replace("grafana: \"\"", "grafana: https://grafana.example.org")
                            : text);
        }
        for (Path overlay : Deployed.in(OVERLAYS, "")) {
            Path copy = Files.createDirectories(folder.resolve(overlay));
            for (Path file : Deployed.in(overlay, ".yaml")) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
            Map<String, JsonNode> built = Stream.of(kustomized(copy).split("\n---\n"))
                    .map(Deployed::yaml)
                    .collect(Collectors.toMap(
                            resource -> resource.get("kind").asText() + " "
                                    + resource.at("/metadata/name").asText(),
                            Function.identity()));
            assertThat(built)
                    .containsKeys("Deployment packit-stats", "StatefulSet packit-stats-monitoring")
                    .doesNotContainKey("ConfigMap packit-stats-links");
            assertThat(Deployed.each(built.get("PrometheusRule packit-stats").at("/spec/groups"))
                            .flatMap(group -> Deployed.each(group.get("rules")))
                            .filter(rule -> rule.has("alert"))
                            .map(rule -> rule.get("annotations")))
                    .hasSameSizeAs(Rules.alerts())
                    .allSatisfy(told -> {
                        assertThat(told.get("runbook_url").asText())
                                .startsWith(
                                        "{{ or $externalLabels.runbooks \"https://wiki.example.org/packit\" }}/Packit");
                        assertThat(told.get("dashboard").asText())
                                .startsWith(
                                        "{{ or $externalLabels.grafana \"https://grafana.example.org\" }}/d/packit-");
                    });
        }
    }

    private static String kustomized(Path folder) throws IOException, InterruptedException {
        Process kubectl = new ProcessBuilder(Programs.path("kubectl"), "kustomize", folder.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).as(printed).isZero();
        return printed;
    }

    private Stream<JsonNode> workloads() {
        return resources.stream()
                .filter(resource -> resource.at("/spec/template").isObject());
    }

    private static JsonNode container(JsonNode workload) {
        return workload.at("/spec/template/spec/containers/0");
    }

    private Map<String, JsonNode> named(String kind) {
        return resources.stream()
                .filter(resource -> resource.get("kind").asText().equals(kind))
                .collect(Collectors.toMap(
                        resource -> resource.at("/metadata/name").asText(), Function.identity()));
    }
}
