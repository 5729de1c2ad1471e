package dev.packit.stats.monitoring;

import dev.packit.stats.database.MirrorSql;
import dev.packit.stats.database.Replication;
import dev.packit.stats.database.Row;
import dev.packit.stats.database.Sql;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Exports PostgreSQL's statistics of Packit's database with the metric names of postgres_exporter. Only a member of
 * {@code pg_monitor} can see the sessions of other roles; without that role, their state is {@code unknown}.
 */
@ApplicationScoped
class PostgresSampler {

    /** A query that yields labels and values; each value column is a metric of that name. */
    private record Query(String sql, List<String> labels, Map<String, String> values) {

        Tags tags(Row row) {
            return Tags.of(labels.stream()
                    .map(label -> Tag.of(label, row.textValue(label)))
                    .toList());
        }
    }

    private static final List<Query> QUERIES = List.of(
            new Query(
                    """
                    select cast(pg_is_in_recovery() as integer) as pg_replication_is_replica,
                        coalesce(%s, 0) as pg_replication_lag_seconds
                    """.formatted(Replication.LAG_SECONDS),
                    List.of(),
                    Map.of(
                            "pg_replication_is_replica", "Whether the server that is read is a standby (1) or not (0)",
                            "pg_replication_lag_seconds", "How far the server that is read is behind the primary")),
            new Query(
                    """
                    select cast(a.datname as text) as datname, coalesce(a.state, 'unknown') as state,
                        count(*) as pg_stat_activity_count,
                        coalesce(max(extract(epoch from clock_timestamp() - a.xact_start)), 0)
                            as pg_stat_activity_max_tx_duration
                    from pg_stat_activity a
                    where a.datname = current_database()
                    group by 1, 2
                    """,
                    List.of("datname", "state"),
                    Map.of(
                            "pg_stat_activity_count", "Connections",
                            "pg_stat_activity_max_tx_duration", "Duration of the oldest transaction, in seconds")),
            new Query("""
                    select cast(current_database() as text) as datname,
                        pg_database_size(current_database()) as pg_database_size_bytes
                    """, List.of("datname"), Map.of("pg_database_size_bytes", "Size of the database on disk")),
            new Query("""
                    select cast(d.datname as text) as datname, l.mode as mode, count(*) as pg_locks_count
                    from pg_locks l
                    join pg_database d on d.oid = l.database
                    where d.datname = current_database()
                    group by 1, 2
                    """, List.of("datname", "mode"), Map.of("pg_locks_count", "Locks held or awaited")),
            new Query(
                    """
                    select cast(t.relname as text) as relname, t.n_live_tup as pg_stat_user_tables_n_live_tup,
                        t.n_dead_tup as pg_stat_user_tables_n_dead_tup
                    from pg_stat_user_tables t
                    where t.schemaname = 'public'
                    """,
                    List.of("relname"),
                    Map.of(
                            "pg_stat_user_tables_n_live_tup", "Estimated number of live rows",
                            "pg_stat_user_tables_n_dead_tup", "Estimated number of dead rows")),
            new Query(
                    """
                    select cast(s.datname as text) as datname, s.xact_commit as pg_stat_database_xact_commit,
                        s.xact_rollback as pg_stat_database_xact_rollback, s.blks_read as pg_stat_database_blks_read,
                        s.blks_hit as pg_stat_database_blks_hit, s.deadlocks as pg_stat_database_deadlocks,
                        s.temp_bytes as pg_stat_database_temp_bytes, s.numbackends as pg_stat_database_numbackends
                    from pg_stat_database s
                    where s.datname = current_database()
                    """,
                    List.of("datname"),
                    Stream.of(
                                    "xact_commit",
                                    "xact_rollback",
                                    "blks_read",
                                    "blks_hit",
                                    "deadlocks",
                                    "temp_bytes",
                                    "numbackends")
                            .collect(Collectors.toMap(
                                    column -> "pg_stat_database_" + column,
                                    column -> "Column " + column + " of pg_stat_database"))));

    @Inject
    Samplers samplers;

    @Inject
    Sql sql;

    @Inject
    MirrorSql mirrorSql;

    @Inject
    MeterRegistry registry;

    private volatile boolean up;
    private volatile double mirrorLag = Double.NaN;
    private Map<String, MultiGauge> gauges;

    @PostConstruct
    void register() {
        Gauge.builder("pg_up", this, sampler -> sampler.up ? 1 : 0)
                .description("Whether PostgreSQL responded to the last queries (1) or not (0)")
                .register(registry);
        if (mirrorSql.isElsewhere()) {
            Gauge.builder("packit_mirror_replication_lag_seconds", this, sampler -> sampler.mirrorLag)
                    .description("How far the server that the copy in memory is read from is behind the primary")
                    .register(registry);
        }
        gauges = QUERIES.stream()
                .flatMap(query -> query.values.entrySet().stream())
                .collect(
                        Collectors.toMap(Map.Entry::getKey, value -> samplers.gauge(value.getKey(), value.getValue())));
    }

    @Scheduled(
            every = "${packit.monitoring.postgresql:30s}",
            delayed = "3s",
            concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void sample() {
        up = samplers.run("postgresql", () -> QUERIES.forEach(this::sample));
        if (!up) {
            gauges.values().forEach(Samplers::clear);
        }
        if (mirrorSql.isElsewhere() && !samplers.run("mirror", this::sampleMirror)) {
            mirrorLag = Double.NaN;
        }
    }

    private void sampleMirror() {
        mirrorLag = Objects.requireNonNullElse(mirrorSql.lagSeconds(), 0.0);
    }

    private void sample(Query query) {
        List<Row> rows = sql.list(query.sql, Map.of(), row -> row);
        gauges.forEach((name, gauge) -> {
            if (query.values.containsKey(name)) {
                Samplers.report(gauge, rows, query::tags, row -> row.doubleValue(name));
            }
        });
    }
}
