package dev.packit.stats.objective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Query;
import dev.packit.stats.packit.JobKind;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The objectives: what counts as good, as bad, and as neither, when the deadline of twelve hours passes. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
class DeadlinesTest {

    private static final Query SQL = new Query(PackitDatabase.NAME);

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Inject
    Deadlines deadlines;

    @BeforeAll
    static void submit() {
        SQL.run("""
                insert into copr_build_targets (id, status, target, submitted_time, build_start_time, build_finished_time)
                values (30001, 'success', 'f', '2026-03-01 00:10', '2026-03-01 00:20', '2026-03-01 12:09'),
                       (30002, 'failure', 'f', '2026-03-01 00:10', '2026-03-01 00:20', '2026-03-01 02:00'),
                       (30003, 'success', 'f', '2026-03-01 00:10', '2026-03-01 00:20', '2026-03-01 12:11'),
                       (30004, 'error',   'f', '2026-03-01 00:10', '2026-03-01 00:20', '2026-03-01 00:30'),
                       (30005, 'pending', 'f', '2026-03-01 00:10', null, null),
                       (30006, 'canceled', 'f', '2026-03-01 00:10', null, null),
                       (30007, 'failure', 'f', '2026-03-01 00:10', null, null),
                       (30008, 'pending', 'f', '2026-03-01 01:00', null, null);
                insert into tft_test_run_targets (id, status, target, submitted_time)
                values (30001, 'passed', 'f', '2026-03-01 00:10'),
                       (30002, 'needs_inspection', 'f', '2026-03-01 00:10'),
                       (30003, 'running', 'f', '2026-03-01 00:10'),
                       (30004, 'skipped', 'f', '2026-03-01 00:10')""");
    }

    @AfterAll
    static void delete() {
        SQL.run("delete from copr_build_targets where id between 30001 and 30008");
        SQL.run("delete from tft_test_run_targets where id between 30001 and 30004");
    }

    @Test
    void buildsAreDecidedInTimeOrNot() {
        // good: 30001 and 30002; bad: late, an error, still running, and 30007 without an end time; neither: canceled
        assertThat(deadlines.passed(Set.of(JobKind.COPR), NOON, NOON.plusSeconds(1_800)))
                .isEqualTo(new Deadlines.Passed(2, 4));
    }

    @Test
    void eachPassesItsDeadlineOnce() {
        assertThat(deadlines.passed(Set.of(JobKind.COPR), NOON.plusSeconds(1_800), NOON.plusSeconds(7_200)))
                .isEqualTo(new Deadlines.Passed(0, 1));
        assertThat(deadlines.passed(Set.of(JobKind.COPR), NOON.minusSeconds(1_800), NOON))
                .isEqualTo(new Deadlines.Passed(0, 0));
    }

    @Test
    void periodsFollowOneAnother() {
        assertThat(deadlines.passed(Set.of(JobKind.COPR), NOON.minusSeconds(1_800), Duration.ofSeconds(1_800), 3))
                .containsExactly(new Deadlines.Passed(0, 0), new Deadlines.Passed(2, 4), new Deadlines.Passed(0, 0));
    }

    @Test
    void testRunsHaveNoTimeOfTheirEnd() {
        assertThat(deadlines.passed(Set.of(JobKind.TESTING_FARM), NOON, NOON.plusSeconds(1_800)))
                .isEqualTo(new Deadlines.Passed(2, 1));
    }
}
