package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The job that a scan has come to. One cursor moves over millions of jobs, so that none of them becomes an object: whoever
 * needs a job after the visit copies what is needed.
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

    /** Whether it was recorded when the job was submitted. */
    public boolean hasTime() {
        return chunk.micros(row) != JobEntry.UNKNOWN_TIME;
    }

    /** The first pipeline that refers to the job; 0 where none does. */
    public int pipeline() {
        return chunk.pipeline(row);
    }

    /** Seconds from submission to start; NaN where unknown. */
    public float queue() {
        return chunk.queue(row);
    }

    /** Seconds from start to end; NaN where unknown. */
    public float run() {
        return chunk.run(row);
    }
}
