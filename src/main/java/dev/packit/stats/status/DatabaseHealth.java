package dev.packit.stats.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The health of Packit's database.
 *
 * @param up whether it responded to the last query
 * @param at when it last responded, UTC; null if it never did
 * @param milliseconds its response time
 * @param connections number of connections of all users
 * @param longestSeconds duration of the oldest transaction; null if there is none or the role may not see it
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
