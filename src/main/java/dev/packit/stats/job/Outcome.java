package dev.packit.stats.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

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
