package dev.packit.stats.objective;

import dev.packit.stats.packit.Duty;
import dev.packit.stats.packit.JobKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Packit's service level objectives. The rules for Prometheus ({@code openshift/monitoring/rules/objectives.yml}) repeat
 * their names and targets.
 */
public enum Objective {
    /** Measured by Packit's workers, from when they start to process an event. */
    FIRST_STATUS(
            "first_status_15s",
            "Pull requests that get a first status within 15 seconds of being picked up by a worker",
            0.99,
            Duration.ofSeconds(15),
            null),
    BUILDS("builds_12h", "Builds that succeed or fail within 12 hours", 0.98, Deadlines.DEADLINE, Duty.BUILD),
    TEST_RUNS("test_runs_12h", "Test runs that succeed or fail within 12 hours", 0.95, Deadlines.DEADLINE, Duty.TEST);

    /**
     * The histogram that workers push for {@link #FIRST_STATUS}.
     *
     * @see <a href="https://github.com/packit/packit-service/blob/main/packit_service/worker/monitoring.py">monitoring.py</a>
     */
    public static final String FIRST_STATUS_HISTOGRAM = "first_initial_status_time";

    private final String slo;
    private final String sentence;
    private final double target;
    private final Duration deadline;
    private final @Nullable Duty duty;

    Objective(String slo, String sentence, double target, Duration deadline, @Nullable Duty duty) {
        this.slo = slo;
        this.sentence = sentence;
        this.target = target;
        this.deadline = deadline;
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

    /** The time within which an event counts as good. */
    public Duration deadline() {
        return deadline;
    }

    /** The objectives that are about jobs. */
    public static List<Objective> ofJobs() {
        return Arrays.stream(values())
                .filter(objective -> objective.duty != null)
                .toList();
    }

    /** The kinds of job that it covers, if any. */
    public Set<JobKind> kinds() {
        return Arrays.stream(JobKind.values())
                .filter(kind -> duty != null && kind.duty() == duty)
                .collect(Collectors.toUnmodifiableSet());
    }
}
