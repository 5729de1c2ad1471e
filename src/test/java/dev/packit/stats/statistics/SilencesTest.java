package dev.packit.stats.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.statistics.Silences.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SilencesTest {

    private static final Instant NEWEST = Instant.parse("2026-06-15T12:00:00Z");

    @Test
    void aPauseIsUnusualOnceItIsLongerThanAllBefore() {
        assertThat(after(Duration.ofHours(3), every(Duration.ofHours(2), 20)))
                .isEqualTo(new Silence(JobKind.COPR, NEWEST, 7200.0, true));
        assertThat(after(Duration.ofHours(2), every(Duration.ofHours(2), 20)))
                .isEqualTo(new Silence(JobKind.COPR, NEWEST, 7200.0, false));
    }

    @Test
    void oneLongPauseIsEnough() {
        LongStream nights = LongStream.concat(
                every(Duration.ofMinutes(1), 30),
                LongStream.of(Window.micros(NEWEST.minus(Duration.ofMinutes(29)).minus(Duration.ofHours(9)))));

        assertThat(after(Duration.ofHours(8), nights)).isEqualTo(new Silence(JobKind.COPR, NEWEST, 32400.0, false));
    }

    @Test
    void lessThanAnHourIsNobodysConcern() {
        assertThat(after(Duration.ofMinutes(59), every(Duration.ofMinutes(1), 20))
                        .unusual())
                .isFalse();
        assertThat(after(Duration.ofMinutes(61), every(Duration.ofMinutes(1), 20))
                        .unusual())
                .isTrue();
    }

    @Test
    void fewJobsTellOnlyThatFourWeeksAreTooLong() {
        assertThat(after(Duration.ofDays(29), every(Duration.ofHours(1), 19)).unusual())
                .isTrue();
        assertThat(after(Duration.ofDays(20), every(Duration.ofHours(1), 19)))
                .isEqualTo(new Silence(JobKind.COPR, NEWEST, null, false));
        assertThat(after(Duration.ofDays(20), LongStream.empty()))
                .isEqualTo(new Silence(JobKind.COPR, null, null, false));
    }

    private static Silence after(Duration silent, LongStream micros) {
        return Silence.of(JobKind.COPR, micros, NEWEST.plus(silent));
    }

    /** Times up to the newest one. */
    private static LongStream every(Duration pause, int jobs) {
        return LongStream.range(0, jobs).map(job -> Window.micros(NEWEST.minus(pause.multipliedBy(job))));
    }
}
