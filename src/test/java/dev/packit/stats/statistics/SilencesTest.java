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
                .isEqualTo(new Silence(JobKind.COPR, NEWEST, 28, 7200.0, true));
        assertThat(after(Duration.ofHours(2), every(Duration.ofHours(2), 20)))
                .isEqualTo(new Silence(JobKind.COPR, NEWEST, 28, 7200.0, false));
    }

    @Test
    void oneLongPauseIsEnough() {
        LongStream nights = LongStream.concat(
                every(Duration.ofMinutes(1), 30),
                LongStream.of(Window.micros(NEWEST.minus(Duration.ofMinutes(29)).minus(Duration.ofHours(9)))));

        assertThat(after(Duration.ofHours(8), nights)).isEqualTo(new Silence(JobKind.COPR, NEWEST, 28, 32400.0, false));
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
    void rareJobsAreComparedWithHalfAYear() {
        assertThat(after(Duration.ofDays(7), every(Duration.ofDays(6), 20)))
                .isEqualTo(new Silence(JobKind.COPR, NEWEST, 180, 518400.0, true));
        assertThat(after(Duration.ofDays(5), every(Duration.ofDays(6), 20)).unusual())
                .isFalse();
    }

    @Test
    void pausesBeforeThe28DaysDoNotCount() {
        LongStream longAgo = LongStream.of(Window.micros(NEWEST.minus(Duration.ofDays(40))));

        assertThat(after(Duration.ofHours(3), LongStream.concat(longAgo, every(Duration.ofHours(2), 20))))
                .isEqualTo(new Silence(JobKind.COPR, NEWEST, 28, 7200.0, true));
    }

    @Test
    void aFewJobsTellOnlyThatFourWeeksWithoutAnyJobAreTooLong() {
        assertThat(after(Duration.ofDays(29), every(Duration.ofHours(1), 19)))
                .isEqualTo(new Silence(JobKind.COPR, NEWEST, 180, null, false));
        Instant later = NEWEST.plus(Duration.ofDays(29));
        assertThat(Silence.of(null, every(Duration.ofHours(1), 19), later))
                .isEqualTo(new Silence(null, NEWEST, 180, null, true));
        assertThat(after(Duration.ofDays(20), LongStream.empty()))
                .isEqualTo(new Silence(JobKind.COPR, null, 28, null, false));
    }

    private static Silence after(Duration silent, LongStream micros) {
        return Silence.of(JobKind.COPR, micros, NEWEST.plus(silent));
    }

    /** Times up to the newest one. */
    private static LongStream every(Duration pause, int jobs) {
        return LongStream.range(0, jobs).map(job -> Window.micros(NEWEST.minus(pause.multipliedBy(job))));
    }
}
