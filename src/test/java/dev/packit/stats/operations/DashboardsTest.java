package dev.packit.stats.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Grafana dashboards are complete and self-explanatory. */
class DashboardsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-z]\\w*)");

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @Test
    void thereIsOneForEachThingThatIsWatched() {
        assertThat(dashboards())
                .extracting(Dashboard::uid)
                .containsExactly(
                        "packit-application",
                        "packit-celery",
                        "packit-jobs",
                        "packit-overview",
                        "packit-postgresql",
                        "packit-redis",
                        "packit-resources")
                .containsExactlyElementsOf(dashboards().stream()
                        .map(board -> Deployed.stem(board.file()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelSaysWhatItShowsAndInWhatUnit(Dashboard board) {
        assertThat(board.json().get("description").asText()).isNotBlank();
        assertThat(board.panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.get("title").asText()).isNotBlank();
            assertThat(panel.get("description").asText())
                    .as(panel.get("title").asText())
                    .isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            assertThat(panel.get("targets")).isNotEmpty();
            assertThat(Dashboard.inPlaceOfData(panel))
                    .as(panel.get("title").asText())
                    .matches(word -> word.equals(Dashboard.NOT_MEASURED) || Dashboard.NORMAL.contains(word));
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void noPanelLiesOnAnother(Dashboard board) {
        Set<String> taken = new HashSet<>();
        Set<Integer> ids = new HashSet<>();
        Deployed.each(board.json().get("panels")).forEach(panel -> {
            JsonNode at = panel.get("gridPos");
            int right = at.get("x").asInt() + at.get("w").asInt();
            int bottom = at.get("y").asInt() + at.get("h").asInt();
            assertThat(right).isLessThanOrEqualTo(24);
            for (int x = at.get("x").asInt(); x < right; x++) {
                for (int y = at.get("y").asInt(); y < bottom; y++) {
                    assertThat(taken.add(x + " " + y))
                            .as("%s at %d, %d", panel.get("title"), x, y)
                            .isTrue();
                }
            }
            assertThat(ids.add(panel.get("id").asInt()))
                    .as(panel.get("title").asText())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyVariableThatIsUsedIsThere(Dashboard board) {
        List<String> names = board.json().at("/templating/list").findValuesAsText("name");
        assertThat(names).startsWith("datasource", "stats");
        assertThat(VARIABLE.matcher(board.json().toString()).results().map(used -> used.group(1)))
                .contains("datasource", "stats")
                .isSubsetOf(names);
    }

    @Test
    void grafanaFindsTheDashboardsAndTheirSource() {
        JsonNode compose = Deployed.read(Path.of("docker-compose.yml"));
        JsonNode grafana = compose.at("/services/grafana");
        JsonNode provider = Deployed.read(Deployed.MONITORING.resolve("grafana/provisioning/dashboards/packit.yml"));
        String folder = provider.at("/providers/0/options/path").asText();
        assertThat(Deployed.each(grafana.get("volumes")).map(JsonNode::asText))
                .contains("./openshift/monitoring/grafana/dashboards:" + folder + ":ro,z");
        assertThat(grafana.at("/environment/GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH")
                        .asText())
                .isEqualTo(folder + "/packit-overview.json");
        JsonNode source = Deployed.read(Deployed.MONITORING.resolve("grafana/provisioning/datasources/prometheus.yml"));
        assertThat(source.at("/datasources/0/url").asText()).isEqualTo("$PROMETHEUS_URL");
        assertThat(grafana.at("/environment/PROMETHEUS_URL").asText()).isEqualTo("http://prometheus:9090");
    }
}
