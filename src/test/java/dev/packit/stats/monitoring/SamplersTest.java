package dev.packit.stats.monitoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Eventually;
import dev.packit.stats.Live;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Query;
import dev.packit.stats.Scrape;
import dev.packit.stats.celery.RedisServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What a scrape reports about jobs and PostgreSQL while jobs are added and removed. */
@QuarkusTest
@TestProfile(Live.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = Live.DATABASE))
@WithTestResource(RedisServer.class)
class SamplersTest {

    private static final Query SQL = new Query(Live.DATABASE);
    private static final Query SERVER = new Query("postgres");

    @Inject
    PostgresSampler postgres;

    @ConfigProperty(name = "quarkus.log.file.path")
    Path log;

    @Test
    void noMetricIsRegisteredTwice() throws IOException {
        assertThat(Files.readString(log)).contains(" started in ").doesNotContain("already registered");
    }

    @Test
    void jobsAreCountedAsTheyComeAndGo() {
        SQL.run("""
                insert into copr_build_targets (id, status, target, submitted_time)
                values (20001, 'pending', 'fedora-44-x86_64', '2026-06-15 11:59'),
                       (20002, 'waiting_for_srpm', 'fedora-44-x86_64', '2026-06-14 20:00'),
                       (20003, 'pending', 'fedora-44-x86_64', '2025-01-01 00:00')""");
        // the last one is lost
        String open = " from copr_build_targets where submitted_time >= '2026-06-08 12:00' and status ";
        Scrape.await(
                "packit_jobs{kind=\"copr\",status=\"waiting_for_srpm\"}",
                SQL.number("select count(*)" + open + "= 'waiting_for_srpm'") + ".0");

        open += "in ('pending', 'waiting_for_srpm')";
        Scrape.await(
                "packit_jobs_overdue{kind=\"copr\"}",
                SQL.number("select count(*)" + open + " and submitted_time < '2026-06-15 00:00'") + ".0");
        Scrape.await(
                "packit_jobs_oldest_unfinished_seconds{kind=\"copr\"}",
                SQL.number("select extract(epoch from timestamp '2026-06-15 12:00' - min(submitted_time))::bigint"
                                + open)
                        + ".0");
        Scrape.await("packit_sampler_up{sampler=\"jobs\"}", "1.0");
        Scrape.await("packit_projects{forge=\"github.com\"}");
        Scrape.await("packit_slo_events_total{outcome=\"bad\",slo=\"builds_12h\"}", "0.0");

        SQL.run("""
                update copr_build_targets
                set status = 'failure', build_start_time = '2026-06-14 20:01', build_finished_time = '2026-06-14 20:11'
                where id = 20002""");
        Scrape.await("packit_jobs_finished_total{kind=\"copr\",outcome=\"failed\"}", "1.0");

        Scrape.await("packit_job_duration_seconds_bucket{kind=\"copr\",le=\"300.0\"}", "0.0");
        Scrape.await("packit_job_duration_seconds_bucket{kind=\"copr\",le=\"600.0\"}", "1.0");
        Scrape.await("packit_job_queue_seconds_sum{kind=\"copr\"}", "60.0");
    }

    @Test
    void postgresTellsOfItself() {
        postgres.sample();

        assertThat(Scrape.of("pg_up")).isEqualTo("1.0");
        assertThat(Scrape.of("packit_sampler_up{sampler=\"postgresql\"}")).isEqualTo("1.0");
        assertThat(Double.parseDouble(Scrape.of("pg_database_size_bytes{datname=\"packit_live\"}")))
                .isGreaterThan(1e6);
        assertThat(Scrape.all().keySet())
                .anyMatch(name -> name.startsWith("pg_stat_activity_count{datname=\"packit_live\",state="))
                .anyMatch(name -> name.startsWith("pg_stat_activity_max_tx_duration{"))
                .contains(
                        "pg_stat_user_tables_n_live_tup{relname=\"pipelines\"}",
                        "pg_stat_user_tables_n_dead_tup{relname=\"pipelines\"}",
                        "pg_stat_database_xact_commit{datname=\"packit_live\"}",
                        "pg_stat_user_tables_last_autovacuum{relname=\"pipelines\"}",
                        "pg_database_wraparound_age_datminmxid_seconds{datname=\"postgres\"}");
        assertThat(Scrape.all())
                .containsEntry("pg_locks_count{datname=\"packit_live\",mode=\"accessexclusivelock\"}", "0.0")
                .containsEntry("pg_settings_superuser_reserved_connections", "3.0")
                .containsEntry("pg_settings_max_locks_per_transaction", "64.0")
                .containsEntry("pg_settings_autovacuum_vacuum_scale_factor", "0.2")
                .containsEntry("pg_settings_autovacuum_vacuum_threshold", "50.0");
        assertThat(given().get("/metrics").asString())
                .contains("# TYPE pg_stat_database_xact_commit counter", "# TYPE pg_stat_database_numbackends gauge");
        assertThat(Scrape.of("pg_settings_max_connections"))
                .isEqualTo(SERVER.value("select current_setting('max_connections')::int") + ".0");
        assertThat(Double.parseDouble(
                        Scrape.of("pg_database_wraparound_age_datfrozenxid_seconds{datname=\"packit_live\"}")))
                .isPositive();
    }

    @Test
    void connectionsToAllDatabasesAndThoseThatWaitForOthersAreCounted() throws SQLException {
        try (Connection holder = PackitDatabase.connect("postgres");
                Connection waiter = PackitDatabase.connect("postgres")) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("select pg_advisory_xact_lock(18)");
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
                try {
                    waiter.createStatement().execute("select pg_advisory_lock(18)");
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            Eventually.holds(() -> {
                postgres.sample();
                assertThat(Scrape.of("packit_postgresql_blocked_sessions")).isEqualTo("1.0");
            });
            assertThat(Scrape.all().entrySet().stream()
                            .filter(metric -> metric.getKey().startsWith("pg_stat_activity_count{datname=\"postgres\""))
                            .mapToDouble(metric -> Double.parseDouble(metric.getValue()))
                            .sum())
                    .isGreaterThanOrEqualTo(2);
            holder.rollback();
            waiting.join();
        }
        Eventually.holds(() -> {
            postgres.sample();
            assertThat(Scrape.of("packit_postgresql_blocked_sessions")).isEqualTo("0.0");
        });
    }

    /** The role of the tests, as that of reader-role.sql, is not in pg_monitor. */
    @Test
    void transactionsOfOtherRolesAreSeenAlthoughTheirStartIsHidden() throws SQLException {
        String hidden = "packit_postgresql_hidden_tx_duration{datname=\"postgres\"}";
        try (Connection other = PackitDatabase.connect("postgres")) {
            other.setAutoCommit(false);
            other.createStatement().execute("select 1");
            Scrape.await(hidden, "0.0");
            assertThat(Scrape.of("pg_stat_activity_max_tx_duration{datname=\"postgres\",state=\"unknown\"}"))
                    .isEqualTo("0.0");
            other.rollback();
        }
        Eventually.holds(() -> assertThat(Scrape.of(hidden)).isNull());
    }

    @Test
    void whilePostgresIsAwayItsLastSamplesAreNotReported() {
        Scrape.await("pg_up", "1.0");
        SERVER.run("""
                alter role packit_stats nologin;
                select pg_terminate_backend(pid) from pg_stat_activity where usename = 'packit_stats'""");
        try {
            Scrape.await("pg_up", "0.0");
            assertThat(Scrape.all().keySet())
                    .filteredOn(name -> name.startsWith("pg_"))
                    .containsExactly("pg_up");
            Scrape.await("packit_postgresql_login_refused", "1.0");
        } finally {
            SERVER.run("alter role packit_stats login");
        }
        Scrape.await("pg_up", "1.0");
        assertThat(Scrape.of("packit_postgresql_login_refused")).isEqualTo("0.0");
        assertThat(Scrape.of("pg_database_size_bytes{datname=\"packit_live\"}")).isNotNull();
    }
}
