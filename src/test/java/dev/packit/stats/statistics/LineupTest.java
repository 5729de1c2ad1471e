package dev.packit.stats.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.mirror.JobEntry;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.statistics.Lineup.Line;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LineupTest {

    private static final JobIdentity OLD = copr("fedora-38-x86_64");
    private static final JobIdentity NEW = copr("fedora-44-x86_64");

    private static final long JANUARY = Window.micros(Instant.parse("2026-01-01T00:00:00Z"));
    private static final long JUNE = Window.micros(Instant.parse("2026-06-30T00:00:00Z"));
    private static final long JULY = Window.micros(Instant.parse("2026-07-01T00:00:00Z"));

    private final Lineup lineup = new Lineup();

    @Test
    void aTargetIsLeftOutOnceThreePushesToItsBranchHaveGoneWithoutIt() {
        Line main = Line.of("branch_push", "main");
        lineup.add(OLD, main, 1, JANUARY);
        lineup.add(NEW, main, 2, JANUARY);
        lineup.add(NEW, main, 3, JANUARY);
        assertThat(lineup.isCurrent(OLD)).isTrue();

        lineup.add(NEW, main, 4, JANUARY);
        assertThat(lineup.isCurrent(OLD)).isFalse();
        assertThat(lineup.isCurrent(NEW)).isTrue();
    }

    @Test
    void otherBranchesMayHaveOtherTargets() {
        lineup.add(OLD, Line.of("branch_push", "epel9"), 1, JANUARY);
        for (int push = 2; push < 20; push++) {
            lineup.add(NEW, Line.of("branch_push", "main"), push, JANUARY);
        }

        assertThat(lineup.isCurrent(OLD)).isTrue();
    }

    @Test
    void pullRequestsAreComparedWithOneAnother() {
        Line pullRequests = Line.of("pull_request", "ignored");
        lineup.add(OLD, pullRequests, 1, JANUARY);
        for (int push = 2; push <= 10; push++) {
            lineup.add(NEW, Line.of("pull_request", null), push, JANUARY);
        }
        assertThat(lineup.isCurrent(OLD)).isTrue();

        lineup.add(NEW, pullRequests, 11, JANUARY);
        assertThat(lineup.isCurrent(OLD)).isFalse();
    }

    @Test
    void pushesWithoutJobsOfTheKindOrForThePackageTellNothing() {
        Line main = Line.of("branch_push", "main");
        lineup.add(OLD, main, 1, JANUARY);
        for (int push = 2; push < 20; push++) {
            lineup.add(new JobIdentity(JobKind.SRPM, null, null, null), main, push, JANUARY);
            lineup.add(new JobIdentity(JobKind.COPR, "fedora-44-x86_64", null, "another"), main, push, JANUARY);
        }

        assertThat(lineup.isCurrent(OLD)).isTrue();
    }

    @Test
    void aBranchThatHasNotBeenBuiltForHalfAYearKeepsNothingCurrent() {
        lineup.add(OLD, Line.of("branch_push", "epel9"), 1, JANUARY);
        lineup.add(NEW, Line.of("branch_push", "main"), 2, JUNE);
        assertThat(lineup.isCurrent(OLD)).isTrue();

        lineup.add(NEW, Line.of("branch_push", "main"), 3, JULY);
        assertThat(lineup.isCurrent(OLD)).isFalse();
        assertThat(lineup.isCurrent(NEW)).isTrue();
    }

    @Test
    void anUnknownTimeTellsNothing() {
        lineup.add(OLD, Line.of("branch_push", "epel9"), 1, JobEntry.UNKNOWN_TIME);
        lineup.add(NEW, Line.of("branch_push", "main"), 2, JULY);

        assertThat(lineup.isCurrent(OLD)).isTrue();
        assertThat(lineup.isCurrent(NEW)).isTrue();
    }

    private static JobIdentity copr(String target) {
        return new JobIdentity(JobKind.COPR, target, null, null);
    }
}
