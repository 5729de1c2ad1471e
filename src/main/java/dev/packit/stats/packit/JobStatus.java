package dev.packit.stats.packit;

import dev.packit.stats.database.Row;
import org.jspecify.annotations.Nullable;

/**
 * A kind of job with a status, which millions of jobs share.
 *
 * @param word null if the row has none
 * @param outcome what the word means, given the fate
 */
public record JobStatus(JobKind kind, @Nullable String word, Fate fate, Outcome outcome) {

    public static JobStatus of(JobKind kind, @Nullable String word, Fate fate) {
        return new JobStatus(
                kind, word, fate, fate.isByWord() ? kind.source().statuses().outcome(word) : Outcome.OTHER);
    }

    /** Reads the columns {@code kind}, {@code status} and {@code fate}. */
    public static JobStatus of(Row row) {
        return of(row.constant("kind", JobKind.class), row.text("status"), row.constant("fate", Fate.class));
    }

    /** Whether the job may still be given a result, even if none is expected any more. */
    public boolean isOpen() {
        return kind.source().statuses().isOpen(word);
    }

    /** Whether a job with this status is waiting if it has not started. */
    public boolean mayWait() {
        return outcome == Outcome.RUNNING && kind.source().statuses().waiting().contains(word);
    }
}
