package dev.packit.stats.monitoring;

import dev.packit.stats.database.Replication;
import dev.packit.stats.database.Row;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A query on PostgreSQL's statistics that yields labels and values; each value column is a metric of that name, which is
 * postgres_exporter's unless it begins with {@code packit_}.
 *
 * @param values the metrics, with their descriptions
 */
record PostgresQuery(String sql, List<String> labels, Map<String, String> values) {

    static final List<PostgresQuery> ALL = List.of(
            new PostgresQuery(
                    """
                    select cast(pg_is_in_recovery() as integer) as pg_replication_is_replica,
                        coalesce(%s, 0) as pg_replication_lag_seconds,
                        cast(current_setting('max_connections') as integer) as pg_settings_max_connections,
                        cast(current_setting('superuser_reserved_connections') as integer)
                            as pg_settings_superuser_reserved_connections,
                        cast(current_setting('max_locks_per_transaction') as integer)
                            as pg_settings_max_locks_per_transaction,
                        cast(current_setting('autovacuum_vacuum_scale_factor') as double precision)
                            as pg_settings_autovacuum_vacuum_scale_factor,
                        cast(current_setting('autovacuum_vacuum_threshold') as integer)
                            as pg_settings_autovacuum_vacuum_threshold
                    """.formatted(Replication.LAG_SECONDS),
                    List.of(),
                    Map.of(
                            "pg_replication_is_replica", "Whether the server that is read is a standby (1) or not (0)",
                            "pg_replication_lag_seconds", "How far the server that is read is behind the primary",
                            "pg_settings_max_connections", "Connections that the server allows",
                            "pg_settings_superuser_reserved_connections", "Connections reserved for superusers",
                            "pg_settings_max_locks_per_transaction",
                                    "Locks per connection for which the lock table has room",
                            "pg_settings_autovacuum_vacuum_scale_factor",
                                    "Share of a table's rows that must be dead before autovacuum starts, in addition to the threshold",
                            "pg_settings_autovacuum_vacuum_threshold",
                                    "Dead rows that a table must have for autovacuum, in addition to that share")),
            // of all databases, since they share the server's connections; but not the session of this query
            new PostgresQuery(
                    """
                    select cast(a.datname as text) as datname, coalesce(a.state, 'unknown') as state,
                        count(*) as pg_stat_activity_count,
                        coalesce(max(extract(epoch from clock_timestamp() - a.xact_start)), 0)
                            as pg_stat_activity_max_tx_duration
                    from pg_stat_activity a
                    where a.datname is not null and a.usesysid is not null and a.pid <> pg_backend_pid()
                        and coalesce(a.backend_type, 'client backend') = 'client backend'
                    group by 1, 2
                    """,
                    List.of("datname", "state"),
                    Map.of(
                            "pg_stat_activity_count", "Connections",
                            "pg_stat_activity_max_tx_duration", "Duration of the oldest transaction, in seconds")),
            new PostgresQuery(
                    """
                    select cast(current_database() as text) as datname,
                        pg_database_size(current_database()) as pg_database_size_bytes
                    """, List.of("datname"), Map.of("pg_database_size_bytes", "Size of the database on disk")),
            new PostgresQuery(
                    """
                    select cast(d.datname as text) as datname,
                        age(d.datfrozenxid) as pg_database_wraparound_age_datfrozenxid_seconds,
                        mxid_age(d.datminmxid) as pg_database_wraparound_age_datminmxid_seconds
                    from pg_database d
                    where d.datallowconn
                    """,
                    List.of("datname"),
                    Map.of(
                            "pg_database_wraparound_age_datfrozenxid_seconds",
                            "Transactions since the oldest one that is not frozen; a number, despite its usual name",
                            "pg_database_wraparound_age_datminmxid_seconds",
                            "Multixacts since the oldest one that is not frozen; a number, despite its usual name")),
            new PostgresQuery("""
                    select cast(d.datname as text) as datname, modes.mode, count(l.mode) as pg_locks_count
                    from pg_database d
                    cross join unnest(array['accesssharelock', 'rowsharelock', 'rowexclusivelock',
                        'shareupdateexclusivelock', 'sharelock', 'sharerowexclusivelock', 'exclusivelock',
                        'accessexclusivelock', 'sireadlock']) as modes(mode)
                    left join pg_locks l on l.database = d.oid and lower(l.mode) = modes.mode
                    where d.datname = current_database()
                    group by 1, 2
                    """, List.of("datname", "mode"), Map.of("pg_locks_count", "Locks held or awaited")),
            new PostgresQuery(
                    """
                    select count(distinct l.pid) as packit_postgresql_blocked_sessions
                    from pg_locks l
                    where not l.granted
                    """,
                    List.of(),
                    Map.of(
                            "packit_postgresql_blocked_sessions",
                            "Sessions waiting for a lock held by another session")),
            new PostgresQuery(
                    """
                    select cast(t.relname as text) as relname, t.n_live_tup as pg_stat_user_tables_n_live_tup,
                        t.n_dead_tup as pg_stat_user_tables_n_dead_tup,
                        coalesce(extract(epoch from t.last_autovacuum), 0) as pg_stat_user_tables_last_autovacuum,
                        coalesce(extract(epoch from t.last_vacuum), 0) as pg_stat_user_tables_last_vacuum
                    from pg_stat_user_tables t
                    where t.schemaname = 'public'
                    """,
                    List.of("relname"),
                    Map.of(
                            "pg_stat_user_tables_n_live_tup", "Estimated number of live rows",
                            "pg_stat_user_tables_n_dead_tup", "Estimated number of dead rows",
                            "pg_stat_user_tables_last_autovacuum",
                                    "When autovacuum last vacuumed the table, in seconds since 1970; 0 if it never did",
                            "pg_stat_user_tables_last_vacuum",
                                    "When somebody last vacuumed the table, in seconds since 1970; 0 if nobody ever did")),
            new PostgresQuery(
                    """
                    select cast(s.datname as text) as datname, %s
                    from pg_stat_database s
                    where s.datname = current_database()
                    """.formatted(PostgresCounters.COLUMNS.stream()
                            .map(column -> "s.%1$s as pg_stat_database_%1$s".formatted(column))
                            .collect(Collectors.joining(", "))),
                    List.of("datname"),
                    PostgresCounters.COLUMNS.stream()
                            .collect(Collectors.toMap(
                                    column -> "pg_stat_database_" + column,
                                    column -> "Column " + column + " of pg_stat_database"))));

    Tags tags(Row row) {
        return Tags.of(labels.stream()
                .map(label -> Tag.of(label, row.textValue(label)))
                .toList());
    }
}
