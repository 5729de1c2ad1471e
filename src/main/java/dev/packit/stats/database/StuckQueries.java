package dev.packit.stats.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Queries that have waited for a lock in vain. Until one of them gets through, only one request at a time tries it again, and
 * others fail at once: else a table that is locked would soon occupy all connections, and stop the pages that do not need it.
 */
final class StuckQueries {

    private static final String WAITED_FOR_A_LOCK = "55P03";

    private static final int MOST = 500;

    /** Whether somebody is trying, by SQL. */
    private final Cache<String, AtomicBoolean> stuck =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** @throws PersistenceException also if the query is stuck, and another request is trying it */
    <T> List<T> read(String sql, Supplier<List<T>> query) {
        AtomicBoolean trying = stuck.getIfPresent(sql);
        if (trying == null) {
            return watched(sql, query);
        }
        if (!trying.compareAndSet(false, true)) {
            throw new PersistenceException(
                    "Another request is waiting for the lock", new SQLException("locked", WAITED_FOR_A_LOCK));
        }
        try {
            List<T> rows = watched(sql, query);
            stuck.invalidate(sql);
            return rows;
        } finally {
            trying.set(false);
        }
    }

    private <T> List<T> watched(String sql, Supplier<List<T>> query) {
        try {
            return query.get();
        } catch (PersistenceException failure) {
            if (failure.getCause() instanceof SQLException cause && WAITED_FOR_A_LOCK.equals(cause.getSQLState())) {
                stuck.asMap().putIfAbsent(sql, new AtomicBoolean());
            }
            throw failure;
        }
    }
}
