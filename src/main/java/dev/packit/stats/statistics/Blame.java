package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.packit.stats.job.JobHistory;
import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whose fault it is that a job did not succeed.
 *
 * @param ground what that rests on
 * @param reason the same in a sentence
 * @param elsewhere the results of other projects; null if the job's time is unknown, or it was not built
 * @param others the results of the same job for other changes of the project
 */
@JsonPropertyOrder({"verdict", "ground", "reason"})
public record Blame(Ground ground, String reason, @Nullable FailureContext elsewhere, JobHistory.Others others) {

    /** If nothing is known of other projects, fewer decided jobs of the project's other changes prove nothing. */
    private static final int ENOUGH = 3;

    /** Who may be at fault, in the words of the page. */
    public enum Fault {
        CHANGE("Your change"),
        PACKIT("Packit or its services"),
        UNKNOWN("Can’t tell");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What a conclusion rests on. */
    public enum Ground {
        /** Packit tells failures from errors of the infrastructure for this kind, and recorded an error. */
        RECORDED(Fault.PACKIT, "Packit recorded an infrastructure error, not a failure."),
        /** It is unfinished after the time in which Packit gives up. */
        LOST(Fault.PACKIT, "Packit never learned how it ended."),
        /** Its source package failed before it. */
        SOURCE_FAILED(
                Fault.UNKNOWN,
                "The source package it depends on failed. The page of that job says whose fault that is."),
        /** Another job of the same identity passed for the same commit. */
        FLAKY(Fault.UNKNOWN, "It has also passed for the same commit, so it may be flaky."),
        /** Other projects hit more infrastructure errors than usual. */
        ERRORS_ELSEWHERE(Fault.PACKIT, "Other projects also hit more infrastructure errors than usual."),
        /** Packit does not tell failures from errors for this kind. */
        NOT_RECORDED(Fault.UNKNOWN, "Packit does not record who causes the errors of %s."),
        /** Other projects fail more than usual. */
        FAILURES_ELSEWHERE(
                Fault.UNKNOWN, "Other projects also fail more than usual, so the target itself may be broken."),
        /** It fails for most or all other changes of the project. */
        FAILS_FOR_OTHERS(Fault.UNKNOWN, "It mostly fails for the project’s other changes, too."),
        TOO_FEW(Fault.UNKNOWN, "Too few other jobs have finished to tell."),
        /** It passes for other changes of the project, and too few other projects are known. */
        PASSES_FOR_OTHERS(Fault.CHANGE, "It passes for other changes of the project."),
        /** Other projects are unaffected. */
        UNAFFECTED(Fault.CHANGE, "Other projects are unaffected.");

        private final Fault fault;
        private final String sentence;

        /** @param sentence with {@code %s} for the kind of job */
        Ground(Fault fault, String sentence) {
            this.fault = fault;
            this.sentence = sentence;
        }

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a job whose source package failed. */
    static Blame ofSource(JobHistory.Others others) {
        return new Blame(Ground.SOURCE_FAILED, Ground.SOURCE_FAILED.sentence, null, others);
    }

    /** @param flaky whether another job of its identity passed for its commit */
    static Blame of(Job job, @Nullable FailureContext elsewhere, JobHistory.Others others, boolean flaky) {
        Ground ground = ground(job, elsewhere, others, flaky);
        String reason = ground.sentence.formatted(job.kind().words().plural());
        return new Blame(ground, reason, elsewhere, others);
    }

    private static Ground ground(Job job, @Nullable FailureContext elsewhere, JobHistory.Others others, boolean flaky) {
        if (job.fate() == Fate.LOST) {
            return Ground.LOST;
        }
        if (!job.kind().source().tellsCauses()) {
            return Ground.NOT_RECORDED;
        }
        if (job.outcome() == Outcome.ERROR) {
            return Ground.RECORDED;
        }
        if (flaky) {
            return Ground.FLAKY;
        }
        FailureContext.Verdict verdict = elsewhere == null ? FailureContext.Verdict.UNKNOWN : elsewhere.verdict();
        boolean enough = others.decided() >= ENOUGH;
        boolean mostlyFails = others.passed() * 2 < others.decided();
        return switch (verdict) {
            case PACKIT -> Ground.ERRORS_ELSEWHERE;
            case TARGET -> Ground.FAILURES_ELSEWHERE;
            case CHANGE -> mostlyFails ? Ground.FAILS_FOR_OTHERS : Ground.UNAFFECTED;
            case UNKNOWN -> {
                if (!enough) {
                    yield Ground.TOO_FEW;
                }
                yield mostlyFails ? Ground.FAILS_FOR_OTHERS : Ground.PASSES_FOR_OTHERS;
            }
        };
    }

    /** {@code change}, {@code packit} or {@code unknown}. */
    @JsonProperty
    public String verdict() {
        return fault().name().toLowerCase(Locale.ROOT);
    }

    public Fault fault() {
        return ground.fault;
    }
}
