package dev.packit.stats.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.job.JobKind;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The objectives: what counts as good, as bad, and as neither, when the deadline of twelve hours passes. */
@QuarkusTest
@ExtendWith(Counted.class)
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = "packit_deadlines"),
            @ResourceArg(name = "changes", value = """
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
                           (30004, 'skipped', 'f', '2026-03-01 00:10')""")
        })
class LiveJobsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Inject
    LiveJobs live;

    @Test
    void buildsAreDecidedInTimeOrNot() {
        // 30001, 30002 and 30007 in time; too late, an error, and still running; canceled is neither
        assertThat(live.passed(Set.of(JobKind.COPR), NOON, NOON.plusSeconds(1_800)))
                .isEqualTo(new LiveJobs.Passed(3, 3));
    }

    @Test
    void eachPassesItsDeadlineOnce() {
        assertThat(live.passed(Set.of(JobKind.COPR), NOON.plusSeconds(1_800), NOON.plusSeconds(7_200)))
                .isEqualTo(new LiveJobs.Passed(0, 1));
        assertThat(live.passed(Set.of(JobKind.COPR), NOON.minusSeconds(1_800), NOON))
                .isEqualTo(new LiveJobs.Passed(0, 0));
    }

    @Test
    void testRunsHaveNoTimeOfTheirEnd() {
        assertThat(live.passed(Set.of(JobKind.TESTING_FARM), NOON, NOON.plusSeconds(1_800)))
                .isEqualTo(new LiveJobs.Passed(2, 1));
    }
}
