package dev.packit.stats.packit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of a job, in the same five words for every kind. Each kind's own status words map to them. */
public enum Outcome {
    /** Waiting or running. */
    RUNNING,
    SUCCESS,
    /** The change is bad. */
    FAILED,
    /** The infrastructure is. */
    ERROR,
    /** Canceled, skipped or unknown. */
    OTHER;

    private static final List<Outcome> PRECEDENCE = List.of(RUNNING, FAILED, ERROR, SUCCESS, OTHER);

    /** Of several jobs together: what most needs to be looked at. Null for none. */
    public static @Nullable Outcome overall(Collection<Outcome> outcomes) {
        return outcomes.stream().min(Comparator.comparing(Outcome::precedence)).orElse(null);
    }

    /** The lower, the more it needs to be looked at. */
    public int precedence() {
        return PRECEDENCE.indexOf(this);
    }

    /** The word in URLs, JSON, CSS classes and on pages. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
