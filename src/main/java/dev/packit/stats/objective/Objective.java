package dev.packit.stats.objective;

import dev.packit.stats.packit.Duty;
import dev.packit.stats.packit.JobKind;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Packit's service level objectives for jobs. */
public enum Objective {
    BUILDS("builds_12h", "Builds that succeed or fail within 12 hours", 0.98, Duty.BUILD),
    TEST_RUNS("test_runs_12h", "Test runs that succeed or fail within 12 hours", 0.95, Duty.TEST);

    private final String slo;
    private final String sentence;
    private final double target;
    private final Duty duty;

    Objective(String slo, String sentence, double target, Duty duty) {
        this.slo = slo;
        this.sentence = sentence;
        this.target = target;
        this.duty = duty;
    }

    /** The value of the metric label {@code slo}. */
    public String slo() {
        return slo;
    }

    public String sentence() {
        return sentence;
    }

    /** The share of jobs that should be good, 0 to 1. */
    public double target() {
        return target;
    }

    /** The kinds of job that it covers. */
    public Set<JobKind> kinds() {
        return Arrays.stream(JobKind.values())
                .filter(kind -> kind.duty() == duty)
                .collect(Collectors.toUnmodifiableSet());
    }
}
