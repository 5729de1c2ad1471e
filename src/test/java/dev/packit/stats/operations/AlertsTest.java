package dev.packit.stats.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every alert tells what it means and where to look. */
class AlertsTest {

    /** Unless external labels of Prometheus say otherwise, a base that kustomize replaces. */
    private static final String LINK = "{{ or $externalLabels.%s \"%s\" }}/%s";

    private static final JsonNode LINKS = Deployed.read(Deployed.BASE.resolve("links-configmap.yaml"));

    @Test
    void everyAlertSaysWhatIsWrongAndWhereToLook() {
        Set<String> dashboards = Dashboard.all().stream()
                .map(board ->
                        LINK.formatted("grafana", LINKS.at("/data/grafana").asText(), "d/" + board.uid()))
                .collect(Collectors.toSet());
        assertThat(Rules.alerts()).isNotEmpty().allSatisfy(alert -> {
            String name = alert.get("alert").asText();
            JsonNode told = alert.get("annotations");
            assertThat(alert.at("/labels/severity").asText()).isIn("page", "ticket");
            assertThat(told.get("summary").asText()).as(name).isNotBlank();
            assertThat(told.get("description").asText()).as(name).isNotBlank();
            assertThat(told.get("runbook_url").asText())
                    .isEqualTo(LINK.formatted(
                            "runbooks", LINKS.at("/data/runbooks").asText(), name + ".md"));
            assertThat(told.get("dashboard").asText()).as(name).isIn(dashboards);
        });
    }

    @Test
    void everyAlertHasARunbookAndEveryRunbookAnAlert() throws IOException {
        assertThat(Deployed.in(Deployed.MONITORING.resolve("runbooks"), ".md"))
                .extracting(Deployed::stem)
                .containsExactlyInAnyOrderElementsOf(Rules.alertNames());
        for (var runbook : Deployed.in(Deployed.MONITORING.resolve("runbooks"), ".md")) {
            assertThat(runbook)
                    .content()
                    .startsWith("# " + Deployed.stem(runbook) + "\n")
                    .contains("**Impact.**", "\n## Diagnosis\n", "\n## Mitigation\n");
        }
    }

    /** With each severity that it can have, pages first. */
    @Test
    void everyAlertIsDocumentedInARow() throws IOException {
        assertThat(Files.readString(Path.of("docs/monitoring.md")).lines().filter(line -> line.startsWith("| [Packit")))
                .extracting(line -> line.substring(0, line.lastIndexOf(" | ")))
                .containsExactlyInAnyOrderElementsOf(Rules.alerts().stream()
                        .collect(Collectors.groupingBy(
                                alert -> alert.get("alert").asText(),
                                Collectors.mapping(
                                        alert -> alert.at("/labels/severity").asText(),
                                        Collectors.collectingAndThen(
                                                Collectors.toCollection(TreeSet::new),
                                                severities -> String.join(", ", severities)))))
                        .entrySet()
                        .stream()
                        .map(alert -> "| [%1$s](../openshift/monitoring/runbooks/%1$s.md) | %2$s"
                                .formatted(alert.getKey(), alert.getValue()))
                        .toList());
    }

    @Test
    void runbooksLeadOnlyToAlertsThatThereAre() throws IOException {
        for (var runbook : Deployed.in(Deployed.MONITORING.resolve("runbooks"), ".md")) {
            assertThat(Files.readString(runbook).split("[^A-Za-z]+"))
                    .filteredOn(word -> word.matches("Packit[A-Z]\\w+"))
                    .as(runbook.toString())
                    .isSubsetOf(Rules.alertNames());
        }
    }

    @Test
    void everyAlertIsTestedToFireAndNotToFire() {
        assertThat(Rules.alerts()).allSatisfy(alert -> {
            String name = alert.get("alert").asText();
            String severity =
                    "severity=\"%s\"".formatted(alert.at("/labels/severity").asText());
            String fires = "ALERTS{alertname=\"%s\",alertstate=\"firing\"}".formatted(name);
            assertThat(Rules.expectations().filter(of -> of.get("expr").asText().equals(fires)))
                    .as(name)
                    .anyMatch(of -> of.get("exp_samples").isEmpty())
                    .anyMatch(of -> Deployed.each(of.get("exp_samples"))
                            .anyMatch(sample -> sample.get("labels").asText().contains(severity)));
        });
    }

    @Test
    void theClusterHasTheSameRules() {
        assertThat(Deployed.each(Deployed.read(Deployed.BASE.resolve("prometheusrule.yaml"))
                        .at("/spec/groups")))
                .containsExactlyElementsOf(Rules.groups());
    }

    @Test
    void whatHappensInOneDeploymentSaysNothingAboutAnother() {
        JsonNode config = Deployed.read(Deployed.MONITORING.resolve("alertmanager.yml"));
        assertThat(Deployed.each(config.get("inhibit_rules")))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(Deployed.each(rule.get("equal")).map(JsonNode::asText))
                        .contains("deployment", "namespace"));
        assertThat(Deployed.each(config.at("/route/group_by")).map(JsonNode::asText))
                .contains("deployment", "namespace", "alertname");
    }

    /** A number with all its digits says less. */
    @Test
    void numbersInMessagesAreRounded() {
        assertThat(Rules.alerts())
                .allSatisfy(
                        alert -> assertThat(alert.get("annotations").toString().replaceAll("\\s+", " "))
                                .doesNotContain("{{ $value }}", "$value | humanize }}"));
    }

    @Test
    void inhibitionsNameAlertsThatThereAre() {
        JsonNode rules =
                Deployed.read(Deployed.MONITORING.resolve("alertmanager.yml")).get("inhibit_rules");
        assertThat(Deployed.each(rules)
                        .flatMap(rule -> Stream.of("source_matchers", "target_matchers")
                                .flatMap(side -> Deployed.each(rule.get(side))))
                        .map(JsonNode::asText)
                        .filter(matcher -> matcher.startsWith("alertname"))
                        .flatMap(matcher ->
                                Stream.of(matcher.replaceAll(".*\"(.*)\"", "$1").split("[|]"))))
                .isNotEmpty()
                .isSubsetOf(Rules.alertNames());
    }
}
