package dev.packit.stats.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeAxisTest {

    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

    @Test
    void itReachesFromTheFirstTimeToTheLast() {
        TimeAxis axis = TimeAxis.over(Arrays.asList(NOON.plusSeconds(60), null, NOON, NOON.plusSeconds(100)));

        assertThat(axis).isEqualTo(new TimeAxis(NOON, NOON.plusSeconds(100)));
        assertThat(axis.seconds()).isEqualTo(100);
        assertThat(axis.at(NOON.plusSeconds(25))).isEqualTo(250);
        assertThat(axis.at(NOON.minusSeconds(5))).isEqualTo(0);
        assertThat(axis.at(NOON.plusSeconds(500))).isEqualTo(1000);
        assertThat(axis.bar(NOON.plusSeconds(10), NOON.plusSeconds(30))).isEqualTo(new TimeAxis.Bar(100, 200));
    }

    @Test
    void whatIsNotKnownHasNoBar() {
        TimeAxis axis = new TimeAxis(NOON, NOON.plusSeconds(100));

        assertThat(axis.bar(null, NOON)).isNull();
        assertThat(axis.bar(NOON, null)).isNull();
        assertThat(axis.bar(NOON.plusSeconds(2), NOON)).isNull();
        assertThat(TimeAxis.over(List.of())).isNull();
        assertThat(TimeAxis.over(List.of(NOON, NOON))).isNull();
    }

    @Test
    void aBarCanAlwaysBeSeen() {
        assertThat(new TimeAxis.Bar(3.14159, 0).roundedWidth()).isEqualTo(4);
        assertThat(new TimeAxis.Bar(3.14159, 0).roundedX()).isEqualTo(3.1);
    }

    @Test
    void ticksAreRoundDurations() {
        assertThat(new TimeAxis(NOON, NOON.plusSeconds(604)).ticks())
                .containsExactly(
                        new TimeAxis.Tick(199, 120),
                        new TimeAxis.Tick(397, 240),
                        new TimeAxis.Tick(596, 360),
                        new TimeAxis.Tick(795, 480),
                        new TimeAxis.Tick(993, 600));
        assertThat(new TimeAxis(NOON, NOON.plus(Duration.ofDays(100))).ticks())
                .extracting(TimeAxis.Tick::seconds)
                .containsExactly(days(21), days(42), days(63), days(84));
    }

    private static double days(int number) {
        return Duration.ofDays(number).toSeconds();
    }
}
