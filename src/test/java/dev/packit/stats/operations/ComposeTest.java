package dev.packit.stats.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docker-compose.yml is consistent, and pins its images. */
class ComposeTest {

    /** Services whose images contain no program for a health check. */
    private static final Set<String> WITHOUT_A_PROGRAM = Set.of("aggregation-gateway", "redis-exporter");

    private final JsonNode compose = Deployed.read(Path.of("docker-compose.yml"));
    private final JsonNode services = compose.get("services");

    /** Without a registry's name, what is pulled depends on the settings of the machine. */
    @Test
    void imagesNameTheirRegistryAndVersion() {
        assertThat(Deployed.read(Path.of("docker-compose.yml")).get("services").findValuesAsText("image"))
                .hasSizeGreaterThan(5)
                .allMatch(image -> image.matches("[a-z0-9]+([.][a-z0-9]+)+/[a-z0-9/_-]+:v?[0-9][0-9.]*"));
    }

    @Test
    void everyImageIsFromARegistryAndPinnedToAVersion() {
        assertThat(services.findValuesAsText("image"))
                .hasSize(8)
                .allMatch(image -> image.matches("[a-z0-9-]+([.][a-z0-9-]+)+/[a-z0-9_/-]+:v?[0-9]+([.][0-9]+)+"));
        assertThat(services.at("/packit-stats/build/dockerfile").asText()).isEqualTo("src/main/docker/Dockerfile.jvm");
    }

    @Test
    void everyServiceTellsWhetherItIsWell() {
        services.fields()
                .forEachRemaining(service -> assertThat(service.getValue().has("healthcheck"))
                        .as(service.getKey())
                        .isNotEqualTo(WITHOUT_A_PROGRAM.contains(service.getKey())));
    }

    @Test
    void whatIsMountedIsThere() {
        Set<String> named = new TreeSet<>();
        List<String> mounts = services.findValues("volumes").stream()
                .flatMap(Deployed::each)
                .map(mount -> mount.asText().split(":")[0])
                .toList();
        mounts.stream().filter(mount -> !mount.startsWith(".")).forEach(named::add);
        assertThat(compose.get("volumes").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(named);
        assertThat(mounts.stream().filter(mount -> mount.startsWith(".")))
                .hasSize(7)
                .allMatch(mount -> Files.exists(Path.of(mount)));
    }

    @Test
    void whoeverIsWaitedForCanSayThatItIsReady() {
        assertThat(services.findValues("depends_on"))
                .isNotEmpty()
                .allSatisfy(waits -> waits.fields().forEachRemaining(on -> {
                    assertThat(on.getValue().get("condition").asText()).isEqualTo("service_healthy");
                    assertThat(services.at("/" + on.getKey() + "/healthcheck").isObject())
                            .isTrue();
                }));
    }

    @Test
    void prometheusScrapesWhatIsThere() {
        Set<String> hosts = new TreeSet<>();
        services.fieldNames().forEachRemaining(hosts::add);
        Deployed.each(services.at("/packit-stats/networks/default/aliases"))
                .forEach(alias -> hosts.add(alias.asText()));
        // Packit itself runs elsewhere.
        hosts.add("packit-service");
        JsonNode prometheus = Deployed.read(Deployed.MONITORING.resolve("prometheus.yml"));
        assertThat(Stream.of("targets", "names")
                        .flatMap(list -> prometheus.findValues(list).stream())
                        .flatMap(Deployed::each)
                        .map(target -> target.asText().split(":")[0]))
                .hasSize(7)
                .isSubsetOf(hosts);
    }
}
