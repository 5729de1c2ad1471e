package dev.packit.stats.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.job.JobHistory;
import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose fault it is, by what is known of the job, of other projects and of other changes of its project. */
class BlameTest {

    /** Jobs, error rate and failure rate of other projects, each rate with the usual one, and results of other changes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    COPR   | FAILED | REPORTED | 40 | 0.00 | 0.01 | 0.10 | 0.12 |  8 of 10 | CHANGE  | UNAFFECTED
                    COPR   | FAILED | REPORTED | 40 | 0.00 | 0.01 | 0.10 | 0.12 |  0 of 0  | CHANGE  | UNAFFECTED
                    COPR   | FAILED | REPORTED | 40 | 0.00 | 0.01 | 0.10 | 0.12 |  1 of 2  | CHANGE  | UNAFFECTED
                    COPR   | FAILED | REPORTED | 40 | 0.00 | 0.01 | 0.10 | 0.12 |  0 of 1  | UNKNOWN | FAILS_FOR_OTHERS
                    COPR   | FAILED | REPORTED | 40 | 0.00 | 0.01 | 0.10 | 0.12 |  4 of 10 | UNKNOWN | FAILS_FOR_OTHERS
                    COPR   | FAILED | REPORTED | 40 | 0.00 | 0.01 | 0.10 | 0.12 |  0 of 3  | UNKNOWN | FAILS_FOR_OTHERS
                    COPR   | FAILED | REPORTED | 40 | 0.30 | 0.01 | 0.10 | 0.12 |  8 of 10 | PACKIT  | ERRORS_ELSEWHERE
                    COPR   | FAILED | REPORTED |  9 | 0.11 | 0.01 | 0.10 | 0.12 |  8 of 10 | CHANGE  | UNAFFECTED
                    COPR   | FAILED | REPORTED |  9 | 0.22 | 0.01 | 0.10 | 0.12 |  8 of 10 | PACKIT  | ERRORS_ELSEWHERE
                    COPR   | FAILED | REPORTED | 40 | 0.00 | 0.01 | 0.60 | 0.12 |  8 of 10 | UNKNOWN | FAILURES_ELSEWHERE
                    COPR   | FAILED | REPORTED |  4 | 0.00 | 0.01 | 0.10 | 0.12 |  0 of 2  | UNKNOWN | TOO_FEW
                    COPR   | FAILED | REPORTED |  4 | 0.00 | 0.01 | 0.10 | 0.12 |  3 of 3  | CHANGE  | PASSES_FOR_OTHERS
                    COPR   | FAILED | REPORTED |  4 | 0.00 | 0.01 | 0.10 | 0.12 |  1 of 3  | UNKNOWN | FAILS_FOR_OTHERS
                    COPR   | ERROR  | REPORTED | 40 | 0.00 | 0.01 | 0.10 | 0.12 |  8 of 10 | PACKIT  | RECORDED
                    COPR   | OTHER  | LOST     | 40 | 0.00 | 0.01 | 0.10 | 0.12 |  8 of 10 | PACKIT  | LOST
                    BODHI  | ERROR  | REPORTED | 40 | 0.00 | 0.01 | 0.10 | 0.12 |  8 of 10 | UNKNOWN | NOT_RECORDED
                    """)
    void theConclusionHasAGround(
            JobKind kind,
            Outcome outcome,
            Fate fate,
            long jobs,
            double errors,
            double usualErrors,
            double failures,
            double usualFailures,
            String others,
            Blame.Fault fault,
            Blame.Ground ground) {
        Instant now = Instant.parse("2026-06-15T12:00:00Z");
        FailureContext elsewhere = new FailureContext(
                kind, null, null, now, now, jobs, jobs, errors, failures, usualErrors, usualFailures);
        String[] counts = others.split(" of ");

        Blame blame = Blame.of(
                job(kind, outcome, fate),
                elsewhere,
                new JobHistory.Others(Long.parseLong(counts[0]), Long.parseLong(counts[1])),
                false);

        assertThat(blame.ground()).isEqualTo(ground);
        assertThat(blame.fault()).isEqualTo(fault);
    }

    @Test
    void whatPassedForTheSameCommitMayBeFlaky() {
        JobHistory.Others none = new JobHistory.Others(0, 0);

        assertThat(Blame.of(job(JobKind.COPR, Outcome.FAILED, Fate.REPORTED), null, none, true)
                        .ground())
                .isEqualTo(Blame.Ground.FLAKY);
        assertThat(Blame.of(job(JobKind.COPR, Outcome.ERROR, Fate.REPORTED), null, none, true)
                        .ground())
                .isEqualTo(Blame.Ground.RECORDED);
    }

    private static Job job(JobKind kind, Outcome outcome, Fate fate) {
        return new Job(
                kind, 1, null, outcome, fate, null, null, null, List.of(), null, null, null, null, null, null, null);
    }
}
