package dev.packit.stats.objective;

import dev.packit.stats.packit.JobKind;
import java.util.Set;

/** What Packit promises of its jobs. */
public enum Objective {
    BUILDS("builds_12h", "Builds that end in success or failure within 12 hours", 0.98, JobKind.SRPM, JobKind.COPR),
    TEST_RUNS("test_runs_12h", "Test runs that end in success or failure within 12 hours", 0.95, JobKind.TESTING_FARM);

    private final String slo;
    private final String sentence;
    private final double target;
    private final Set<JobKind> kinds;

    Objective(String slo, String sentence, double target, JobKind... kinds) {
        this.slo = slo;
        this.sentence = sentence;
        this.target = target;
        this.kinds = Set.of(kinds);
    }

    /** As metrics call it. */
    public String slo() {
        return slo;
    }

    public String sentence() {
        return sentence;
    }

    /** The share that is to be good, 0 to 1. */
    public double target() {
        return target;
    }

    public Set<JobKind> kinds() {
        return kinds;
    }
}
