package dev.packit.stats.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A JVM starts with the options of each deployment, together with those that the base image adds. The image is not needed for
 * that: what its scripts do is repeated here.
 *
 * @see <a href="https://github.com/rh-openjdk/redhat-openjdk-containers/tree/ubi9/modules">run-java.sh and
 *     java-default-options</a>
 */
class JvmOptionsTest {

    /** An environment, and the collector that is expected to run. */
    record Deployment(String name, Map<String, String> environment, String collector) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Deployment> deployments() {
        return Stream.of(
                new Deployment("Deployment", openshift("deployment.yaml", "configmap.yaml"), "UseSerialGC"),
                new Deployment(
                        "StatefulSet",
                        openshift("monitoring-statefulset.yaml", "monitoring-configmap.yaml"),
                        "UseSerialGC"),
                new Deployment(
                        "docker-compose.yml",
                        entries(Deployed.read(Path.of("docker-compose.yml")).at("/services/packit-stats/environment")),
                        "UseParallelGC"),
                new Deployment("docker run", Map.of(), "UseParallelGC"));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void aJvmStarts(Deployment deployment) throws Exception {
        assertThat(started(deployment.environment())).contains("bool " + deployment.collector() + " = true");
    }

    /** What happened before {@code GC_CONTAINER_OPTIONS} was used. */
    @ParameterizedTest
    @MethodSource("deployments")
    void twoCollectorsAreNoticed(Deployment deployment) throws Exception {
        Map<String, String> environment = new HashMap<>(deployment.environment());
        environment.merge("JAVA_OPTS_APPEND", "-XX:+UseG1GC", (given, added) -> given + " " + added);

        assertThat(started(environment)).contains("Multiple garbage collectors selected");
    }

    /** Starts a JVM that only prints its options and its version, and returns what it prints, in lines with single spaces. */
    private static String started(Map<String, String> environment) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options(environment));
        command.addAll(List.of("-XX:+PrintFlagsFinal", "-version"));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        java.waitFor();
        return printed.replaceAll(" +", " ");
    }

    /** The options in the order in which the image passes them: its own, then ours. */
    private static List<String> options(Map<String, String> environment) {
        String own = String.join(
                " ",
                "-XX:MaxRAMPercentage=" + environment.getOrDefault("JAVA_MAX_MEM_RATIO", "80") + ".0",
                environment.getOrDefault("GC_CONTAINER_OPTIONS", "-XX:+UseParallelGC"),
                "-XX:MinHeapFreeRatio=" + environment.getOrDefault("GC_MIN_HEAP_FREE_RATIO", "10"),
                "-XX:MaxHeapFreeRatio=" + environment.getOrDefault("GC_MAX_HEAP_FREE_RATIO", "20"),
                "-XX:GCTimeRatio=" + environment.getOrDefault("GC_TIME_RATIO", "4"),
                "-XX:AdaptiveSizePolicyWeight=" + environment.getOrDefault("GC_ADAPTIVE_SIZE_POLICY_WEIGHT", "90"),
                "-XX:+ExitOnOutOfMemoryError",
                environment.getOrDefault("JAVA_OPTS_APPEND", ""));
        return List.of(environment.getOrDefault("JAVA_OPTS", own).trim().split("\\s+"));
    }

    /** The variables of a pod, those of its own ConfigMap last, as in its {@code envFrom}. */
    private static Map<String, String> openshift(String workload, String configMap) {
        JsonNode container = Deployed.read(Deployed.BASE.resolve(workload)).at("/spec/template/spec/containers/0");
        Map<String, String> variables = new HashMap<>();
        for (String file : List.of("shared-configmap.yaml", configMap)) {
            variables.putAll(entries(Deployed.read(Deployed.BASE.resolve(file)).get("data")));
        }
        Deployed.each(container.get("env"))
                .filter(variable -> variable.has("value"))
                .forEach(variable -> variables.put(
                        variable.get("name").asText(), variable.get("value").asText()));
        return variables;
    }

    private static Map<String, String> entries(JsonNode object) {
        Map<String, String> entries = new HashMap<>();
        object.fields()
                .forEachRemaining(
                        entry -> entries.put(entry.getKey(), entry.getValue().asText()));
        return entries;
    }
}
