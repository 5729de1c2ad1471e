package dev.packit.stats.mirror;

/**
 * The numbers that a {@link Chunk} stores about a job.
 *
 * @param micros when it was submitted, in microseconds since 1970 UTC; {@link #UNKNOWN_TIME} if that was not recorded
 * @param status number in the {@link Vocabulary}, like {@code target}
 * @param identifier number in the {@link Vocabulary}; {@link Vocabulary#NO_WORD} if it has none
 * @param pipeline the first pipeline that refers to it; 0 if there is none
 * @param queue in seconds, like {@code run}; NaN if unknown
 */
public record JobEntry(
        int id, long micros, int status, char target, char identifier, int pipeline, float queue, float run) {

    public static final long UNKNOWN_TIME = Long.MIN_VALUE;
}
