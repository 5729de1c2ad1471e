package dev.packit.stats.monitoring;

import dev.packit.stats.database.MirrorSql;
import dev.packit.stats.database.Row;
import dev.packit.stats.database.Sql;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Exports PostgreSQL's statistics of Packit's database with the metric names of postgres_exporter. Only a member of
 * {@code pg_monitor} can see the sessions of other roles; without that role, their state is {@code unknown}, and their transactions
 * are {@link HiddenTransactions}.
 */
@ApplicationScoped
class PostgresSampler {

    @Inject
    Samplers samplers;

    @Inject
    Sql sql;

    @Inject
    MirrorSql mirrorSql;

    @Inject
    PrometheusMeterRegistry registry;

    @Inject
    Clock clock;

    private final HiddenTransactions hidden = new HiddenTransactions();
    private SampledGauge hiddenAge;
    private volatile boolean up;
    private volatile double mirrorLag = Double.NaN;
    private Map<String, SampledGauge> gauges;

    @PostConstruct
    void register() {
        Gauge.builder("pg_up", this, sampler -> sampler.up ? 1 : 0)
                .description("Whether PostgreSQL responded to the last queries (1) or not (0)")
                .register(registry);
        Gauge.builder(
                        "packit_postgresql_login_refused",
                        this,
                        sampler -> !sampler.up && sampler.sql.isRefused() ? 1 : 0)
                .description(
                        "Whether PostgreSQL responds but rejects the login of this application's role (1) or not (0)")
                .register(registry);
        hiddenAge = samplers.gauge(
                HiddenTransactions.METRIC,
                "Time since the oldest transaction whose start is hidden from the role was first seen, in seconds");
        if (mirrorSql.isElsewhere()) {
            Gauge.builder("packit_mirror_replication_lag_seconds", this, sampler -> sampler.mirrorLag)
                    .description("How far the server that the copy in memory is read from is behind the primary")
                    .register(registry);
        }
        gauges = PostgresQuery.ALL.stream()
                .flatMap(query -> query.values().entrySet().stream())
                .collect(
                        Collectors.toMap(Map.Entry::getKey, value -> samplers.gauge(value.getKey(), value.getValue())));
    }

    @Scheduled(
            every = "${packit.monitoring.postgresql:30s}",
            delayed = "3s",
            concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void sample() {
        up = samplers.run("postgresql", () -> {
            PostgresQuery.ALL.forEach(this::sample);
            sampleHidden();
        });
        if (!up) {
            hiddenAge.clear();
            gauges.values().forEach(SampledGauge::clear);
        }
        if (mirrorSql.isElsewhere() && !samplers.run("mirror", this::sampleMirror)) {
            mirrorLag = Double.NaN;
        }
    }

    private void sampleHidden() {
        Map<String, String> open = sql.list(HiddenTransactions.SQL, Map.of(), row -> row).stream()
                .collect(Collectors.toMap(
                        row -> row.textValue("transaction"), row -> row.textValue("datname"), (one, other) -> one));
        Map<String, Double> oldest = hidden.oldest(open, clock.instant());
        hiddenAge.report(oldest.entrySet(), database -> Tags.of("datname", database.getKey()), Map.Entry::getValue);
    }

    private void sampleMirror() {
        mirrorLag = Objects.requireNonNullElse(mirrorSql.lagSeconds(), 0.0);
    }

    private void sample(PostgresQuery query) {
        List<Row> rows = sql.list(query.sql(), Map.of(), row -> row);
        gauges.forEach((name, gauge) -> {
            if (query.values().containsKey(name)) {
                gauge.report(rows, query::tags, row -> row.doubleValue(name));
            }
        });
    }
}
