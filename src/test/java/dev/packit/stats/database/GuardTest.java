package dev.packit.stats.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.FixedClock;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Query;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of values that Packit cannot have meant, in every column for which there is a rule. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
class GuardTest {

    private static final Query SQL = new Query(PackitDatabase.NAME);

    /** The id of a row that no other test knows. */
    private static final int ID = 2_000_000_000;

    @Inject
    Sql sql;

    @ParameterizedTest
    @CsvSource({
        "infinity,",
        "-infinity,",
        "9999-12-31,",
        "294276-01-01,",
        "0044-03-15 BC,",
        "2014-12-31 23:59:59.999999,",
        "2015-01-01, 2015-01-01T00:00:00Z",
        "2026-06-16 11:59:59.999999, 2026-06-16T11:59:59.999999Z",
        "2026-06-16 12:00:00,",
    })
    @ActivateRequestContext
    void aTimeFarOutIsUnknown(String written, Instant read) {
        assertThat(FixedClock.NOW).isEqualTo(Instant.parse("2026-06-15T12:00:00Z"));
        for (Expected column : columns("timestamp")) {
            List<Instant> found = sql.list(
                    "select %s as it from (select cast('%s' as timestamp) as %s) x"
                            .formatted(Guard.of(column), written, column.column()),
                    Map.of(),
                    row -> row.time("it"));
            assertThat(found).as(column.name()).containsExactly(read);
        }
    }

    @Test
    @ActivateRequestContext
    void aTextOfMegabytesIsCut() {
        for (Expected column : columns("text")) {
            if (Guard.of(column) == null) {
                continue;
            }
            String read = sql.first(
                    "select %s as it from (select repeat('ä', 3000000) as %s) x"
                            .formatted(Guard.of(column), column.column()),
                    Map.of(),
                    row -> String.valueOf(row.text("it")));
            String expected = switch (column.column()) {
                case "logs", "build_submission_stdout" -> "…\n" + "ä".repeat(1_000_000);
                case "koji_nvrs", "error_msg" -> "ä".repeat(10_000) + "…";
                default -> column.column().endsWith("url") ? "null" : "ä".repeat(500) + "…";
            };
            assertThat(read.equals(expected)).as(column.name()).isTrue();
        }
    }

    @Test
    @ActivateRequestContext
    void aQueryReadsItsTablesThatWay() {
        SQL.run("""
                insert into copr_build_targets (id, submitted_time, build_start_time, status, target)
                values (%d, 'infinity', '9999-01-01', 'pending', repeat('9', 3000000))""".formatted(ID));
        try {
            List<String> read = sql.list(
                    "select t.submitted_time as one, t.build_start_time as other, t.target as target"
                            + " from copr_build_targets t where t.id = :id",
                    Map.of("id", ID),
                    row -> row.time("one") + " " + row.time("other") + " " + row.text("target"));
            assertThat(read).containsExactly("null null " + "9".repeat(500) + "…");
        } finally {
            SQL.run("delete from copr_build_targets where id = " + ID);
        }
    }

    private static List<Expected> columns(String type) {
        List<Expected> columns = Expected.columns().stream()
                .filter(column -> column.type().equals(type))
                .toList();
        assertThat(columns).hasSizeGreaterThan(20);
        return columns;
    }
}
