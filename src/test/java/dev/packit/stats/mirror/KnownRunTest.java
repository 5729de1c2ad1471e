package dev.packit.stats.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.JobStatus;
import dev.packit.stats.packit.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which runs can match, by their jobs. */
class KnownRunTest {

    private final Vocabulary vocabulary = new Vocabulary();

    private JobEntry job(int id, String status, String target) {
        return new JobEntry(
                id,
                JobEntry.UNKNOWN_TIME,
                vocabulary.number(JobStatus.of(JobKind.COPR, status, Fate.REPORTED)),
                vocabulary.number(target),
                Vocabulary.NO_WORD,
                7,
                Float.NaN,
                Float.NaN);
    }

    private boolean mayMatch(RunCriteria criteria, boolean ofOnePackage, JobEntry... jobs) {
        KnownRun run = new KnownRun(criteria, true, ofOnePackage);
        new JobSnapshot(vocabulary)
                .with(Map.of(JobSource.COPR, List.of(new Chunk(0, Arrays.asList(jobs)))))
                .scan(Window.ALL, Selection.ALL, run::add);
        return run.mayMatch();
    }

    private Set<Outcome> possible(JobEntry... jobs) {
        return possible(true, jobs);
    }

    private Set<Outcome> possible(boolean ofOnePackage, JobEntry... jobs) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> mayMatch(
                        new RunCriteria(EnumSet.of(outcome), false, any -> true, null, null), ofOnePackage, jobs))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Outcome.class)));
    }

    @Test
    void theJobThatMostNeedsAttentionDecides() {
        assertThat(possible(job(1, "success", "a"), job(2, "failure", "b"), job(3, "error", "c")))
                .containsExactly(Outcome.FAILED);
        assertThat(possible(job(1, "failure", "a"), job(2, "pending", "b"))).containsExactly(Outcome.RUNNING);
        assertThat(possible(job(1, "canceled", "a"))).containsExactly(Outcome.OTHER);
    }

    @Test
    void aNewerJobForTheSameTargetDecidesInstead() {
        assertThat(possible(job(1, "failure", "a"), job(2, "success", "a"))).containsExactly(Outcome.SUCCESS);
        assertThat(possible(job(1, "success", "a"), job(2, "failure", "a"))).containsExactly(Outcome.FAILED);
    }

    @Test
    void itMayDecideInsteadIfTheRunHasSeveralPackages() {
        assertThat(possible(false, job(1, "failure", "a"), job(2, "success", "a")))
                .containsExactly(Outcome.SUCCESS, Outcome.FAILED);
        assertThat(possible(false, job(1, "success", "a"), job(2, "failure", "a")))
                .containsExactly(Outcome.FAILED);
    }

    @Test
    void aRunWithoutJobsHasNeitherSucceededNorFailed() {
        assertThat(possible()).containsExactly(Outcome.RUNNING, Outcome.ERROR, Outcome.OTHER);
    }

    @Test
    void everythingIsAskedOfOneJob() {
        JobEntry[] jobs = {job(1, "failure", "a"), job(2, "success", "b")};
        List<String> matching = new ArrayList<>();
        for (String status : List.of("failure", "success")) {
            for (String target : List.of("a", "b")) {
                if (mayMatch(criteria(status, target::equals), true, jobs)) {
                    matching.add(status + " " + target);
                }
            }
        }

        assertThat(matching).containsExactly("failure a", "success b");
        assertThat(mayMatch(criteria("success", null), true, jobs)).isTrue();
        assertThat(mayMatch(criteria("retry", null), true, jobs)).isFalse();
    }

    @Test
    void aRunThatIsNotKnownCompletelyCanBeAnything() {
        assertThat(new KnownRun(criteria("success", null), false, true).mayMatch())
                .isTrue();
        assertThat(new KnownRun(criteria("success", null), true, true).mayMatch())
                .isFalse();
    }

    private static RunCriteria criteria(String status, @Nullable Predicate<String> target) {
        return new RunCriteria(null, true, job -> status.equals(job.word()), target, null);
    }
}
