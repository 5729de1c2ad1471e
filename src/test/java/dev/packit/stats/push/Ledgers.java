package dev.packit.stats.push;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packit.stats.push.PushConfig.Limits;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;

/** What tests of pushed metrics push and look at. */
final class Ledgers {

    static final Limits LIMITS = new Limits(12, 600, 5, 100, 100, 2, false, Duration.ofDays(7));

    static final String ONE_TASK = """
            # TYPE tasks_total counter
            tasks_total 1
            # TYPE seconds histogram
            seconds_bucket{le="15.0"} 1
            seconds_bucket{le="+Inf"} 2
            seconds_sum 20.5
            seconds_count 2
            # TYPE keys gauge
            keys 7
            """;

    private Ledgers() {}

    static long tasks(PushedMetrics ledger) {
        Family tasks = ledger.holdings().families().get("tasks_total");
        return (long) ((Value.Scalar) tasks.series().get("")).value();
    }

    static void add(PushedMetrics ledger, String body) {
        ledger.add(
                Collections.emptySortedMap(),
                Exposition.parse(body, Collections.emptySortedMap(), LIMITS),
                () -> Set.of("own"),
                null);
    }

    static String text(PushedMetrics ledger) {
        return ledger.holdings().text(Set.of());
    }

    static void assertRefused(PushedMetrics ledger, String body, String problem) {
        assertThatThrownBy(() -> add(ledger, body)).isInstanceOf(Refused.class).hasMessage(problem);
    }
}
