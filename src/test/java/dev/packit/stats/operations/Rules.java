package dev.packit.stats.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prometheus' rules and their unit tests. */
final class Rules {

    private Rules() {}

    /** The rules of all files, in order. */
    static List<JsonNode> groups() {
        return Deployed.in(Deployed.MONITORING.resolve("rules"), ".yml").stream()
                .flatMap(file -> Deployed.each(Deployed.read(file).get("groups")))
                .toList();
    }

    static Stream<JsonNode> all() {
        return groups().stream().flatMap(group -> Deployed.each(group.get("rules")));
    }

    static List<JsonNode> alerts() {
        return all().filter(rule -> rule.has("alert")).toList();
    }

    static Set<String> alertNames() {
        return alerts().stream().map(rule -> rule.get("alert").asText()).collect(Collectors.toSet());
    }

    static Set<String> recorded() {
        return all().filter(rule -> rule.has("record"))
                .map(rule -> rule.get("record").asText())
                .collect(Collectors.toSet());
    }

    /** The expressions and expectations of unit tests. */
    static Stream<JsonNode> expectations() {
        return Deployed.in(Deployed.MONITORING.resolve("tests"), ".yml").stream()
                .flatMap(file -> Deployed.each(Deployed.read(file).get("tests")))
                .flatMap(test -> Deployed.each(test.path("promql_expr_test")));
    }
}
