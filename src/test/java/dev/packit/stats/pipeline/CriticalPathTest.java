package dev.packit.stats.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What determined when a run ended, and what its page folds. */
class CriticalPathTest {

    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

    private static final Job SRPM = job(JobKind.SRPM, 1, null, Outcome.SUCCESS, 0, 20, 120);
    private static final Job SLOW = job(JobKind.COPR, 2, "fedora-rawhide-x86_64", Outcome.SUCCESS, 10, 200, 900);
    private static final Job FAST = job(JobKind.COPR, 3, "fedora-44-x86_64", Outcome.FAILED, 10, 130, 400);
    private static final Job AGAIN = job(JobKind.COPR, 4, "fedora-44-x86_64", Outcome.SUCCESS, 1000, 1010, 1300);
    private static final Job TEST = job(JobKind.TESTING_FARM, 5, "fedora-44-x86_64", Outcome.FAILED, 1305, null, null);

    @Test
    void eachJobBeganAfterTheOneBeforeHadEnded() {
        CriticalPath path = CriticalPath.of(List.of(SRPM, SLOW, FAST));

        assertThat(path)
                .isEqualTo(new CriticalPath(
                        List.of(new CriticalPath.Step(SRPM, 120.0), new CriticalPath.Step(SLOW, 780.0)), true));
        assertThat(path.jobs()).containsExactly(SRPM, SLOW);
    }

    @Test
    void aTestWaitsForTheBuildOfItsTargetAndABuildForTheOneThatItRepeats() {
        assertThat(CriticalPath.of(List.of(SRPM, SLOW, FAST, AGAIN, TEST)))
                .isEqualTo(new CriticalPath(
                        List.of(
                                new CriticalPath.Step(SRPM, 120.0),
                                new CriticalPath.Step(FAST, 280.0),
                                new CriticalPath.Step(AGAIN, 900.0),
                                new CriticalPath.Step(TEST, null)),
                        false));
    }

    @Test
    void aRunThatGoesOnHasNone() {
        Job running = job(JobKind.COPR, 3, "fedora-44-x86_64", Outcome.RUNNING, 10, 130, null);

        assertThat(CriticalPath.of(List.of(SRPM, SLOW, running)).steps()).isEmpty();
        assertThat(CriticalPath.of(List.of(SRPM)).jobs()).isEmpty();
    }

    @Test
    void successesAndWhatHasBeenRepeatedAreFolded() {
        List<Timeline.StageTimes> parts =
                Timeline.of(List.of(SRPM, SLOW, FAST, AGAIN, TEST), NOON).parts();

        assertThat(parts)
                .extracting(part ->
                        ids(part.shown()) + " " + ids(part.folded()) + " " + part.successes() + " " + part.superseded())
                .containsExactly("[1] [] 0 0", "[] [2, 3, 4] 2 1", "[5] [] 0 0");
    }

    @Test
    void aLineDoesNotStandForASingleSuccess() {
        Timeline.StageTimes builds =
                Timeline.of(List.of(SLOW, FAST), NOON).parts().get(0);

        assertThat(ids(builds.shown())).containsExactly(3L, 2L);
        assertThat(builds.folded()).isEmpty();
    }

    private static List<Long> ids(List<Timeline.Timed> jobs) {
        return jobs.stream().map(timed -> timed.job().id()).toList();
    }

    private static Job job(
            JobKind kind,
            long id,
            @Nullable String target,
            Outcome outcome,
            long submitted,
            @Nullable Integer started,
            @Nullable Integer finished) {
        return new Job(
                kind,
                id,
                null,
                outcome,
                Fate.REPORTED,
                target,
                null,
                null,
                List.of(),
                null,
                null,
                NOON.plusSeconds(submitted),
                started == null ? null : NOON.plusSeconds(started),
                finished == null ? null : NOON.plusSeconds(finished),
                null,
                null);
    }
}
