package dev.packit.stats.demo.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.demo.EmbeddedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoDataTest {

    /** A Sunday night, when there must also be unfinished jobs. */
    private static final Instant NOW = Instant.parse("2026-03-01T03:17:42.123456Z");

    private static final String TIME_COLUMNS = """
        select table_name || '.' || column_name
        from information_schema.columns
        where table_schema = 'public' and data_type = 'timestamp without time zone'
        """;

    private static final String STATUS_COLUMNS = """
        select c.table_name || '.' || c.column_name || '.' || e.enumlabel
        from information_schema.columns c
        join pg_type t on t.typname = c.udt_name
        join pg_enum e on e.enumtypid = t.oid
        where c.table_schema = 'public'
        """;

    private static final String DATABASE = "postgres";

    private static final DemoData data = DemoData.generate(42, NOW);
    private static EmbeddedDatabase server;

    @BeforeAll
    static void load() throws SQLException, IOException {
        server = EmbeddedDatabase.start();
        try (Connection connection = server.connect(DATABASE);
                Statement statement = connection.createStatement();
                InputStream schema = DemoDataTest.class.getResourceAsStream("/database/schema.sql")) {
            statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            // checks that no foreign key is violated
            data.loadInto(connection);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void sameSeedAndTimeGiveTheSameData() {
        DemoData again = DemoData.generate(42, NOW);
        DemoData other = DemoData.generate(43, NOW);

        for (Table table : Table.values()) {
            assertThat(again.rows.text(table)).as(table.name()).isEqualTo(data.rows.text(table));
        }
        assertThat(other.rows.text(Table.PIPELINES)).isNotEqualTo(data.rows.text(Table.PIPELINES));
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void everyTableHasRows(Table table) throws SQLException {
        assertThat(query("select count(*) from " + table.sqlName())).isNotEqualTo(List.of("0"));
    }

    @Test
    void everyWordOccursThatAColumnMayHold() throws SQLException {
        List<String> missing = new ArrayList<>();
        for (String word : query(STATUS_COLUMNS)) {
            String[] parts = word.split("\\.");
            String exists = "select exists (select from %s where %s = '%s')".formatted(parts[0], parts[1], parts[2]);
            if (query(exists).equals(List.of("f"))) {
                missing.add(word);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTriggerLeadsToJobs() throws SQLException {
        assertThat(query("""
            select cast(e.type as text)
            from pipelines p
            join project_events e on e.id = p.project_event_id
            where num_nonnulls(
                p.srpm_build_id, p.sync_release_run_id, p.koji_build_group_id, p.bodhi_update_group_id) > 0
            group by e.type
            having count(*) > 5
            """))
                .containsExactlyInAnyOrder(
                        "pull_request",
                        "branch_push",
                        "release",
                        "issue",
                        "koji_build_tag",
                        "anitya_version",
                        "anitya_multiple_versions");
    }

    @Test
    void nothingHappensAfterNow() throws SQLException {
        for (String column : query(TIME_COLUMNS)) {
            String[] parts = column.split("\\.");
            String latest = "select count(*) from %s where %s > timestamp '2026-03-01 03:17:42.123456'"
                    .formatted(parts[0], parts[1]);
            assertThat(query(latest)).as(column).containsExactly("0");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "srpm_builds",
                "copr_build_targets",
                "koji_build_targets",
                "tft_test_run_targets",
                "sync_release_run_targets",
                "bodhi_update_targets",
                "log_detective_run",
                "vm_image_build_targets"
            })
    void goesOnUntilNowForAYear(String table) throws SQLException {
        String span = """
            select max(submitted_time) > timestamp '2026-03-01 03:00',
                min(submitted_time) between timestamp '2025-03-01' and timestamp '2025-06-01'
            from %s
            """;
        assertThat(query(span.formatted(table))).containsExactly("t", "t");
    }

    @Test
    void jobsAreLostRunAgainAndNeverCreated() throws SQLException {
        assertThat(query("""
            select
                exists (
                    select from copr_build_targets
                    where status = 'pending' and build_start_time < timestamp '2026-02-14'),
                exists (
                    select from sync_release_runs r
                    where status = 'error'
                        and not exists (select from sync_release_run_targets t where t.sync_release_id = r.id)),
                exists (
                    select from pipelines p
                    join tft_test_run_targets t on t.tft_test_run_group_id = p.test_run_group_id
                    where t.identifier = 'integration' and p.package_name = 'hello'
                    group by p.srpm_build_id
                    having array_agg(t.status order by t.id) = '{failed,passed}')
            """)).containsExactly("t", "t", "t");
    }

    /** The values of all rows, one after another. */
    private static List<String> query(String query) throws SQLException {
        try (Connection connection = server.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            List<String> values = new ArrayList<>();
            if (statement.execute(query)) {
                ResultSet result = statement.getResultSet();
                while (result.next()) {
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        values.add(result.getString(column));
                    }
                }
            }
            return values;
        }
    }
}
