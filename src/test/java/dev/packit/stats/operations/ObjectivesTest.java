package dev.packit.stats.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packit.stats.objective.Objective;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prometheus' rules and Grafana's dashboards have the objectives of the application. */
class ObjectivesTest {

    private static final Pattern SLO = Pattern.compile("slo(?:=|\", )\"(\\w+)\"");

    private static final Pattern BUCKET = Pattern.compile("(\\w+)_bucket\\{le=~\"(\\d+)");

    private static Stream<String> expressions() {
        return Rules.all().map(rule -> rule.get("expr").asText());
    }

    private static Stream<MatchResult> found(Pattern pattern) {
        return expressions().flatMap(expression -> pattern.matcher(expression).results());
    }

    @Test
    void theRulesHaveTheSameTargets() {
        List<String> targets = Rules.all()
                .filter(rule -> rule.path("record").asText().equals("packit:slo_objective:ratio"))
                .map(rule ->
                        rule.at("/labels/slo").asText() + " " + rule.get("expr").asText())
                .toList();

        assertThat(targets)
                .isEqualTo(Arrays.stream(Objective.values())
                        .map(objective -> "%s vector(%s)".formatted(objective.slo(), objective.target()))
                        .toList());
    }

    @Test
    void theRulesNameAllObjectivesAndNoOthers() {
        assertThat(found(SLO).map(slo -> slo.group(1)).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Objective.values()).map(Objective::slo).toList());
    }

    @Test
    void theRulesReadTheFirstStatusFromTheSameHistogram() {
        assertThat(found(BUCKET)
                        .map(bucket -> bucket.group(1) + " " + bucket.group(2))
                        .distinct())
                .containsExactly("%s %d"
                        .formatted(
                                Objective.FIRST_STATUS_HISTOGRAM,
                                Objective.FIRST_STATUS.deadline().toSeconds()));
    }

    @ParameterizedTest
    @EnumSource
    void aDashboardIsGreenFromTheTargetOn(Objective objective) {
        String share = "1 - slo:packit_slo_errors:ratio_rate30d{slo=\"%s\"}".formatted(objective.slo());
        List<JsonNode> panels = Dashboard.all().stream()
                .flatMap(Dashboard::panels)
                .filter(panel -> Deployed.each(panel.path("targets"))
                        .anyMatch(target -> target.path("expr").asText().equals(share)))
                .toList();

        assertThat(panels)
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(panel.at("/fieldConfig/defaults/thresholds/steps/1/value")
                                .asDouble())
                        .isEqualTo(objective.target()));
    }

    /** Names and sentences are written out, since Prometheus keeps the names for years. */
    @ParameterizedTest
    @EnumSource
    void theNameAndTheSentenceSayTheDeadline(Objective objective) {
        Duration deadline = objective.deadline();
        boolean isHours = deadline.toHours() > 0;

        assertThat(objective.slo())
                .endsWith(isHours ? "_" + deadline.toHours() + "h" : "_" + deadline.toSeconds() + "s");
        assertThat(objective.sentence())
                .contains(isHours ? deadline.toHours() + " hours" : deadline.toSeconds() + " seconds");
    }
}
