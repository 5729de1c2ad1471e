package dev.packit.stats.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packit.stats.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus and Alertmanager accept their configuration, and alerts fire when they should. */
@Programs.Needed({"promtool", "amtool"})
class PrometheusIT {

    @Test
    void configurationsAreTaken() throws Exception {
        assertThat(run("promtool", "check", "config", "prometheus.yml")).contains("SUCCESS");
        assertThat(run("promtool", "check", "config", "federation.yml")).contains("SUCCESS");
        assertThat(run("amtool", "check-config", "alertmanager.yml")).contains("SUCCESS");
    }

    @Test
    void rulesAreTaken() throws Exception {
        run("promtool", files("check", "rules", "rules"));
    }

    @Test
    void alertsFireWhenTheyShouldAndOnlyThen() throws Exception {
        run("promtool", files("test", "rules", "tests"));
    }

    @Test
    void everyExpressionOfADashboardCanBeRead(@TempDir Path folder) throws Exception {
        List<Expression> expressions =
                Dashboard.all().stream().flatMap(Dashboard::expressions).toList();
        List<Map<String, String>> rules = new ArrayList<>();
        for (Expression expression : expressions) {
            rules.add(Map.of("record", "expression:" + rules.size(), "expr", expression.withoutVariables()));
        }
        Path file = folder.resolve("expressions.yml");
        new ObjectMapper()
                .writeValue(file.toFile(), Map.of("groups", List.of(Map.of("name", "expressions", "rules", rules))));
        assertThat(run("promtool", "check", "rules", file.toString()))
                .contains("SUCCESS: " + expressions.size() + " rules found");
    }

    @Test
    void onlyMetricsThatThereAreAreNamed() throws IOException {
        Set<String> known = Files.readAllLines(Path.of("src/test/resources/metrics.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toSet());
        known.addAll(Rules.recorded());
        Stream<Expression> ofRules = Rules.all()
                .map(rule -> new Expression(
                        rule.path("alert").asText(rule.path("record").asText()),
                        rule.get("expr").asText()));
        Stream<Expression> ofDashboards = Dashboard.all().stream().flatMap(Dashboard::expressions);
        Set<String> unknown = new TreeSet<>();
        Stream.concat(ofRules, ofDashboards)
                .forEach(expression -> expression.metrics().stream()
                        .filter(metric -> !known.contains(metric))
                        .forEach(metric -> unknown.add(expression.where() + " names " + metric)));
        assertThat(unknown).isEmpty();
    }

    @Test
    void metricsAreFoundInAnExpression() {
        Expression expression = new Expression("here", """
                        topk(10, sum by (kind, le) (rate(packit_jobs{kind=~"a|$kind", x="up"}[$__rate_interval])))
                          / on (kind) group_left (slo) (max(kind:packit_jobs:sum) > 1.5e3)
                        unless on () time() - up offset 5m == bool 1 or label_replace(ALERTS, "a", "b", "", "")""");
        assertThat(expression.metrics()).containsExactly("ALERTS", "kind:packit_jobs:sum", "packit_jobs", "up");
    }

    private static String[] files(String verb, String what, String folder) {
        return Stream.concat(
                        Stream.of(verb, what),
                        Deployed.in(Deployed.MONITORING.resolve(folder), ".yml").stream()
                                .map(file -> folder + "/" + file.getFileName()))
                .toArray(String[]::new);
    }

    /** Runs in the folder of the files, relative to which Prometheus looks for the rules. */
    private static String run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Programs.path(program)));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(Deployed.MONITORING.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
