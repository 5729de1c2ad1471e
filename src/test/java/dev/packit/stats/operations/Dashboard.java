package dev.packit.stats.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A Grafana dashboard. */
record Dashboard(Path file, JsonNode json) {

    /** What a panel without data says if that is not normal. */
    static final String NOT_MEASURED = "not measured";

    /** What a panel without data says if that is normal. */
    static final Set<String> NORMAL = Set.of(
            "none",
            "no traffic",
            "no events yet",
            "no limit",
            "not pushed yet",
            "not passed on",
            "not counted by Packit yet",
            "no metrics of the cluster");

    static List<Dashboard> all() {
        return Deployed.in(Deployed.MONITORING.resolve("grafana/dashboards"), ".json").stream()
                .map(file -> new Dashboard(file, Deployed.read(file)))
                .toList();
    }

    String uid() {
        return json.get("uid").asText();
    }

    /** The panels, without row headings. */
    Stream<JsonNode> panels() {
        return Deployed.each(json.get("panels"))
                .filter(panel -> !panel.get("type").asText().equals("row"));
    }

    static List<Expression> expressions(JsonNode panel) {
        return Deployed.each(panel.get("targets"))
                .map(target -> new Expression(
                        panel.get("title").asText(), target.get("expr").asText()))
                .toList();
    }

    /** What a panel says if there is no data. */
    static String inPlaceOfData(JsonNode panel) {
        return panel.at("/fieldConfig/defaults/noValue").asText();
    }

    Stream<Expression> expressions() {
        Stream<Expression> ofPanels = panels().flatMap(panel -> Deployed.each(panel.get("targets"))
                .map(target -> new Expression(
                        uid() + ": " + panel.get("title").asText(),
                        target.get("expr").asText())));
        Stream<Expression> ofVariables = Deployed.each(json.at("/templating/list"))
                .filter(variable -> variable.get("type").asText().equals("query"))
                .map(variable -> new Expression(
                        uid() + ": $" + variable.get("name").asText(),
                        variable.get("definition").asText().replaceFirst("label_values\\((.*), \\w+\\)", "$1")));
        Stream<Expression> ofAnnotations = Deployed.each(json.at("/annotations/list"))
                .map(annotation -> new Expression(
                        uid() + ": " + annotation.get("name").asText(),
                        annotation.get("expr").asText()));
        return Stream.of(ofPanels, ofVariables, ofAnnotations).flatMap(expression -> expression);
    }

    @Override
    public String toString() {
        return uid();
    }
}
