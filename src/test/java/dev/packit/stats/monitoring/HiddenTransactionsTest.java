package dev.packit.stats.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.FixedClock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The age of transactions that can be seen, but not since when they have been open. */
class HiddenTransactionsTest {

    private static final Instant START = FixedClock.NOW;

    private final HiddenTransactions hidden = new HiddenTransactions();

    @Test
    void aTransactionIsAsOldAsSinceItWasFirstSeen() {
        assertThat(hidden.oldest(Map.of("3/17", "packit", "4/9", "packit", "5/1", "other"), START))
                .containsOnly(Map.entry("packit", 0.0), Map.entry("other", 0.0));

        // one ends, its session begins another one
        assertThat(hidden.oldest(Map.of("3/17", "packit", "4/10", "packit", "5/2", "other"), START.plusSeconds(30)))
                .containsOnly(Map.entry("packit", 30.0), Map.entry("other", 0.0));
        assertThat(hidden.oldest(Map.of("4/10", "packit"), START.plusSeconds(60)))
                .containsOnly(Map.entry("packit", 30.0));

        assertThat(hidden.oldest(Map.of(), START.plusSeconds(90))).isEmpty();
        assertThat(hidden.oldest(Map.of("4/10", "packit"), START.plusSeconds(120)))
                .containsOnly(Map.entry("packit", 0.0));
    }
}
