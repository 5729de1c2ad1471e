package dev.packit.stats.mirror;

/**
 * A job in numbers, on its way into or out of a {@link Chunk}.
 *
 * @param micros when it was submitted, microseconds since 1970 UTC; {@link #UNKNOWN_TIME} where that was not recorded
 * @param status and {@code target} as the {@link Vocabulary} numbers them
 * @param identifier likewise; {@link Vocabulary#NO_WORD} where it has none
 * @param pipeline the first that refers to it; 0 where none does
 * @param queue and {@code run} in seconds; NaN where unknown
 */
public record JobEntry(
        int id, long micros, int status, char target, char identifier, int pipeline, float queue, float run) {

    public static final long UNKNOWN_TIME = Long.MIN_VALUE;
}
