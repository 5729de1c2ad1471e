package dev.packit.stats.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Packit's database.
 *
 * @param up whether it answered the last time
 * @param at when it did last, UTC; null if never
 * @param milliseconds that this took
 * @param connections to it, of all its users
 * @param longestSeconds how long the oldest transaction has taken; null if there is none, or the role may not know
 */
record DatabaseHealth(
        boolean up,
        @Nullable Instant at,
        double milliseconds,
        long connections,
        @Nullable Long longestSeconds) {

    static final DatabaseHealth UNKNOWN = new DatabaseHealth(false, null, 0, 0, null);

    DatabaseHealth down() {
        return new DatabaseHealth(false, at, milliseconds, connections, longestSeconds);
    }
}
