package dev.packit.stats.packit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The outcome of a job, the same for all kinds. The status words of each kind are mapped to outcomes. */
public enum Outcome {
    /** Waiting or running. */
    RUNNING,
    SUCCESS,
    /** A failure caused by the change. */
    FAILED,
    /** A failure caused by the infrastructure, or one of whatever cause where {@link JobSource#tellsCauses} is false. */
    ERROR,
    /** Canceled, skipped or unknown. */
    OTHER;

    private static final List<Outcome> PRECEDENCE = List.of(RUNNING, FAILED, ERROR, SUCCESS, OTHER);

    /** The overall outcome of several jobs: the one that most needs attention. Null if there are no jobs. */
    public static @Nullable Outcome overall(Collection<Outcome> outcomes) {
        return outcomes.stream().min(Comparator.comparing(Outcome::precedence)).orElse(null);
    }

    /** {@code 14 success, 2 failed}. */
    public static String inWords(Map<Outcome, Long> counts) {
        return counts.isEmpty()
                ? "no jobs"
                : counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey().word())
                        .collect(Collectors.joining(", "));
    }

    /** Whether a status word adds nothing to this. OpenScanHub's “failed” does, because it means an error. */
    boolean isRepeatedBy(String word) {
        return switch (this) {
            case RUNNING -> word.equals("running");
            case SUCCESS -> Set.of("success", "succeeded", "passed", "complete").contains(word);
            case FAILED -> Set.of("failure", "failed").contains(word);
            case ERROR -> word.equals("error");
            case OTHER -> false;
        };
    }

    /** Whether it failed or hit an error. */
    public boolean isBad() {
        return this == FAILED || this == ERROR;
    }

    /** Whether it ended with a result, good or bad. */
    public boolean isResult() {
        return this == SUCCESS || isBad();
    }

    /** The lower, the more attention it needs. */
    public int precedence() {
        return PRECEDENCE.indexOf(this);
    }

    /** The name in URLs, JSON, CSS classes and on pages. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
