package dev.packit.stats.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Since when transactions have been open whose start PostgreSQL does not tell, because they are of other roles and the reader is
 * not in {@code pg_read_all_stats}. Everybody may see that there is such a transaction, so it is at least as old as the sample in
 * which it was first seen.
 */
final class HiddenTransactions {

    static final String METRIC = "packit_postgresql_hidden_tx_duration";

    /** Each transaction holds a lock on its own id. A process without a user is autovacuum's. */
    static final String SQL = """
            select cast(a.datname as text) as datname, l.virtualtransaction as transaction
            from pg_locks l
            join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'virtualxid' and l.virtualxid = l.virtualtransaction and l.granted
                and a.datname is not null and a.usesysid is not null and a.state is null
            """;

    private Map<String, Instant> seen = Map.of();

    /**
     * Returns the age of the oldest one in seconds by database; 0 if it has just been seen.
     *
     * @param open the databases of those that are open, by id
     */
    Map<String, Double> oldest(Map<String, String> open, Instant now) {
        Map<String, Instant> still = new HashMap<>();
        Map<String, Double> oldest = new TreeMap<>();
        open.forEach((transaction, database) -> {
            Instant since = seen.getOrDefault(transaction, now);
            still.put(transaction, since);
            oldest.merge(database, Math.max(0, Duration.between(since, now).toMillis() / 1_000.0), Math::max);
        });
        seen = still;
        return oldest;
    }
}
