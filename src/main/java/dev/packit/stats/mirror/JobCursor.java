package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobStatus;
import dev.packit.stats.packit.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current job of a scan. A single cursor moves over millions of jobs, so that no object is created for each: visitors
 * that need a job later must copy what they need.
 */
public final class JobCursor {

    private final Vocabulary vocabulary;
    private final JobStatus[] statuses;
    private @Nullable List<@Nullable String> words;

    @SuppressWarnings("NullAway.Init") // a scan moves the cursor before it shows it
    private Chunk chunk;

    private int row;

    @SuppressWarnings("NullAway.Init") // a scan moves the cursor before it shows it
    private JobStatus status;

    JobCursor(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.statuses = vocabulary.statuses().toArray(JobStatus[]::new);
    }

    void moveTo(Chunk itsChunk, int itsRow) {
        chunk = itsChunk;
        row = itsRow;
        status = statuses[chunk.status(row)];
    }

    public int id() {
        return chunk.id(row);
    }

    public JobStatus status() {
        return status;
    }

    public JobKind kind() {
        return status.kind();
    }

    public Outcome outcome() {
        return status.outcome();
    }

    /** Null where the job has none. */
    public @Nullable String target() {
        return word(chunk.target(row));
    }

    /** Null where the job has none. */
    public @Nullable String identifier() {
        return word(chunk.identifier(row));
    }

    private @Nullable String word(char number) {
        if (words == null) {
            words = vocabulary.words();
        }
        return words.get(number);
    }

    /** When the job was submitted, in microseconds since 1970 UTC; only meaningful if {@link #hasTime()}. */
    public long micros() {
        return chunk.micros(row);
    }

    /** Whether the job's submission time was recorded. */
    public boolean hasTime() {
        return chunk.micros(row) != JobEntry.UNKNOWN_TIME;
    }

    /** The first pipeline that refers to the job; 0 if none does. */
    public int pipeline() {
        return chunk.pipeline(row);
    }

    /** Seconds from submission to start; NaN if unknown. */
    public float queue() {
        return chunk.queue(row);
    }

    /** Seconds from start to end; NaN if unknown. */
    public float run() {
        return chunk.run(row);
    }
}
