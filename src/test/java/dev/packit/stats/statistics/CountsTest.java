package dev.packit.stats.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.packit.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {

    private static final Counts COUNTS = new Counts(6, 2, 2, 4, 5, 1, 2);

    @Test
    void failuresAndErrorsAreNeverAddedUp() {
        assertThat(COUNTS.total()).isEqualTo(19);
        assertThat(COUNTS.decided()).isEqualTo(8);
        assertThat(COUNTS.successRate()).isEqualTo(0.75);
        assertThat(COUNTS.ended()).isEqualTo(10);
        assertThat(COUNTS.errorRate()).isEqualTo(0.2);
        assertThat(COUNTS.failureRate()).isEqualTo(0.2);
    }

    @Test
    void aRateOverNothingIsUnknown() {
        Counts undecided = new Counts(0, 0, 0, 3, 1, 0, 0);

        assertThat(undecided.successRate()).isNull();
        assertThat(undecided.errorRate()).isNull();
        assertThat(undecided.failureRate()).isNull();
        assertThat(new Counts(0, 0, 2, 0, 0, 0, 0).successRate()).isNull();
    }

    @Test
    void countsByOutcomeWithoutZeros() {
        assertThat(COUNTS.plus(Counts.NONE).byOutcome())
                .isEqualTo(Map.of(
                        Outcome.SUCCESS,
                        6L,
                        Outcome.FAILED,
                        2L,
                        Outcome.ERROR,
                        2L,
                        Outcome.RUNNING,
                        4L,
                        Outcome.OTHER,
                        5L));
        assertThat(new Counts(0, 1, 0, 0, 0, 0, 0).byOutcome()).containsExactly(Map.entry(Outcome.FAILED, 1L));
    }
}
