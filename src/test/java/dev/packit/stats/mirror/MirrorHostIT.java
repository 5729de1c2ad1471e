package dev.packit.stats.mirror;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Eventually;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.PostgresServer;
import dev.packit.stats.ReplicatedDatabase;
import dev.packit.stats.Scrape;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a standby from which the copy in memory is read. */
@QuarkusTest
@WithTestResource(value = ReplicatedDatabase.class, initArgs = @ResourceArg(name = "mirrored", value = "true"))
@ExtendWith(Counted.class)
class MirrorHostIT {

    private static final PostgresServer PRIMARY = ReplicatedDatabase.primary();
    private static final PostgresServer STANDBY = ReplicatedDatabase.standby();

    /** How often a server has scanned any of Packit's tables, for sessions that have ended. */
    private static final String SCANS = "select sum(seq_scan + coalesce(idx_scan, 0)) from pg_stat_user_tables";

    private static final String END_SESSIONS = "select pg_terminate_backend(pid, 60000) from pg_stat_activity"
            + " where usename = '" + PackitDatabase.READER + "'";

    private static final String LAG = "packit_mirror_replication_lag_seconds";

    @Inject
    JobSync sync;

    @Inject
    JobStore store;

    @Inject
    ProjectDirectory directory;

    @Inject
    PipelineIndex index;

    @Test
    void thePrimaryHasNoWorkWithTheCopyInMemory() {
        long onPrimary = scans(PRIMARY);
        long onStandby = scans(STANDBY);

        sync.readAll();
        sync.refresh();
        sync.checkAll();
        index.forget();
        directory.refresh();

        assertThat(scans(STANDBY)).isGreaterThan(onStandby + 10);
        assertThat(scans(PRIMARY)).isEqualTo(onPrimary);
    }

    private static long scans(PostgresServer server) {
        server.run(ReplicatedDatabase.NAME, END_SESSIONS);
        return server.number(ReplicatedDatabase.NAME, SCANS);
    }

    @Test
    void whatIsNewIsReadAsSoonAsTheStandbyHasIt() {
        int before = store.snapshot().size();
        PRIMARY.run(
                ReplicatedDatabase.NAME,
                "insert into copr_build_targets (id, status, submitted_time) values (20001, 'pending', '2026-06-15 11:59')");
        try {
            Eventually.holds(() -> {
                sync.refresh();
                assertThat(store.snapshot().size()).isEqualTo(before + 1);
            });
        } finally {
            PRIMARY.run(ReplicatedDatabase.NAME, "delete from copr_build_targets where id = 20001");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"killed", "frozen"})
    void whileTheStandbyIsAwayFiguresAreTheLastOnesAndPagesAreCurrent(String how) throws Exception {
        boolean isFrozen = how.equals("frozen");
        Scrape.await(LAG, "0.0");
        if (isFrozen) {
            STANDBY.freeze();
        } else {
            STANDBY.kill();
        }
        try {
            sync.refresh();
            directory.refresh();
            for (String page :
                    List.of("/", "/jobs/copr", "/jobs/copr/3001", "/projects", "/pipeline", "/statistics", "/usage")) {
                assertThat(given().get(page).statusCode()).as(page).isEqualTo(200);
            }
            Scrape.await(LAG, "NaN");
            Scrape.await("packit_sampler_up{sampler=\"mirror\"}", "0.0");
            Scrape.await("packit_sampler_up{sampler=\"postgresql\"}", "1.0");
        } finally {
            if (isFrozen) {
                STANDBY.thaw();
            } else {
                STANDBY.start();
            }
        }
        Scrape.await(LAG, "0.0");
    }
}
