package dev.packit.stats.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long jobs are expected to take, from the last ones. */
class ExpectationTest {

    private static final Instant SUBMITTED = Instant.parse("2026-06-15T12:00:00Z");

    /** One hundred jobs, of which the n-th was queued for a minute and ran n seconds. */
    private static final List<SameJob> HUNDRED = IntStream.rangeClosed(1, 100)
            .mapToObj(n -> new SameJob(n, 1, 0, Outcome.SUCCESS, false, 60, n))
            .toList();

    @Test
    void aWaitingJobIsComparedByItsWholeTime() {
        // the last fifty ran for 51 to 100 seconds
        assertThat(Expectation.of(job(null), HUNDRED, true, SUBMITTED.plusSeconds(10)))
                .isEqualTo(new Expectation(135, 155, 50, true, SUBMITTED.plusSeconds(155), false, false));
    }

    @Test
    void aRunningJobIsComparedByItsRunTime() {
        Instant started = SUBMITTED.plusSeconds(600);

        assertThat(Expectation.of(job(started), HUNDRED, false, started.plusSeconds(10)))
                .isEqualTo(new Expectation(75, 95, 50, false, started.plusSeconds(95), false, false));
        assertThat(Expectation.of(job(started), HUNDRED, false, started.plusSeconds(96)))
                .isEqualTo(new Expectation(75, 95, 50, false, started.plusSeconds(95), true, false));
        assertThat(Expectation.of(job(started), HUNDRED, false, started.plusSeconds(99)))
                .isEqualTo(new Expectation(75, 95, 50, false, started.plusSeconds(95), true, true));
    }

    @Test
    void nothingIsSaidWithoutEnoughJobsThatEnded() {
        List<SameJob> unfinished = IntStream.range(0, 50)
                .mapToObj(n -> new SameJob(n, 1, 0, Outcome.RUNNING, false, 60, Float.NaN))
                .toList();
        List<SameJob> canceled = IntStream.range(0, 50)
                .mapToObj(n -> new SameJob(n, 1, 0, Outcome.OTHER, false, 60, 5))
                .toList();

        assertThat(Expectation.of(job(null), HUNDRED.subList(0, 9), true, SUBMITTED))
                .isNull();
        assertThat(Expectation.of(job(null), HUNDRED.subList(0, 10), true, SUBMITTED))
                .isNotNull();
        assertThat(Expectation.of(job(null), unfinished, true, SUBMITTED)).isNull();
        assertThat(Expectation.of(job(null), canceled, true, SUBMITTED)).isNull();
    }

    private static Job job(@Nullable Instant started) {
        return new Job(
                JobKind.COPR,
                1_000,
                "pending",
                Outcome.RUNNING,
                Fate.REPORTED,
                "fedora-44-x86_64",
                null,
                null,
                List.of(),
                null,
                null,
                SUBMITTED,
                started,
                null,
                null,
                null);
    }
}
