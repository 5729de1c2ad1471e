package dev.packit.stats.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.mirror.Window;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepsTest {

    private static final Steps STEPS =
            new Steps(Granularity.DAY, List.of(new Window(10, 20), new Window(20, 25), new Window(25, 40)));

    @Test
    void eachTimeIsInAtMostOneStep() {
        assertThat(IntStream.of(9, 10, 19, 20, 24, 25, 39, 40).map(STEPS::at))
                .containsExactly(-1, 0, 0, 1, 1, 2, 2, -1);
        assertThat(STEPS.at(Long.MIN_VALUE)).isEqualTo(-1);
        assertThat(Steps.NONE.at(10)).isEqualTo(-1);
    }

    @Test
    void theHintDoesNotChangeTheResult() {
        for (int previous = -1; previous < STEPS.size(); previous++) {
            for (int micros = 9; micros <= 40; micros++) {
                assertThat(STEPS.at(micros, previous)).isEqualTo(STEPS.at(micros));
            }
        }
    }

    @Test
    void timesBeforeTheFirstStepCanCountAsInTheFirst() {
        assertThat(STEPS.atOrFirst(9)).isZero();
        assertThat(STEPS.atOrFirst(Long.MIN_VALUE)).isZero();
        assertThat(STEPS.atOrFirst(20)).isEqualTo(1);
        assertThat(STEPS.atOrFirst(40)).isEqualTo(-1);
        assertThat(Steps.NONE.atOrFirst(9)).isEqualTo(-1);
    }

    @Test
    void anOpenWindowEndsWithTheLastJob() {
        long hour = 3_600_000_000L;

        Steps steps = Steps.of(new Window(hour, Long.MAX_VALUE), new Window(0, 3 * hour + 1));

        assertThat(steps.granularity()).isEqualTo(Granularity.HOUR);
        assertThat(steps.windows())
                .containsExactly(
                        new Window(hour, 2 * hour), new Window(2 * hour, 3 * hour), new Window(3 * hour, 3 * hour + 1));
        assertThat(Steps.of(Window.ALL, null)).isEqualTo(Steps.NONE);
    }
}
