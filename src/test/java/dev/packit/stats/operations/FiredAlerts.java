package dev.packit.stats.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Eventually;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The alerts that have fired and resolved. */
final class FiredAlerts {

    private final PrometheusServer prometheus;
    private final Set<String> fired = new TreeSet<>();

    FiredAlerts(PrometheusServer prometheus) {
        this.prometheus = prometheus;
    }

    /** Their names. */
    Set<String> fired() {
        return Collections.unmodifiableSet(fired);
    }

    /** Each alert fires at some time while all of this goes wrong, and none does afterwards. */
    void fireAndResolve(Trouble... troubles) throws Exception {
        try (Trouble.Round round = new Trouble.Round(troubles)) {
            Eventually.holds(() -> assertThat(missing(round.alerts())).isEmpty());
            round.alerts().forEach(alert -> fired.add(alert.replaceFirst("/.*", "")));
            round.mend();
            Eventually.holds(() ->
                    assertThat(firing("ALERTS{alertstate='firing'}")).doesNotContainAnyElementsOf(round.alerts()));
        }
    }

    private Set<String> missing(List<String> alerts) throws Exception {
        Set<String> missing = new TreeSet<>(alerts);
        missing.removeAll(firing("max_over_time(ALERTS{alertstate='firing'}[1h])"));
        return missing;
    }

    /** Their names, each without and with its severity. */
    private Set<String> firing(String query) throws Exception {
        Set<String> names = new TreeSet<>();
        Deployed.each(prometheus.query(query).at("/data/result")).forEach(alert -> {
            String name = alert.at("/metric/alertname").asText();
            names.add(name);
            names.add(name + "/" + alert.at("/metric/severity").asText());
        });
        return names;
    }
}
