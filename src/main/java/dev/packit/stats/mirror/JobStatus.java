package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A kind of job with a status, which millions of jobs share.
 *
 * @param word null if the row has none
 * @param outcome what the word means
 */
public record JobStatus(JobKind kind, @Nullable String word, Outcome outcome) {

    static JobStatus of(JobKind kind, @Nullable String word) {
        return new JobStatus(kind, word, kind.source().statuses().outcome(word));
    }
}
