package dev.packit.stats.packit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.packit.Lineup.Line;
import org.junit.jupiter.api.Test;

class LineupTest {

    private static final JobIdentity OLD = copr("fedora-38-x86_64");
    private static final JobIdentity NEW = copr("fedora-44-x86_64");

    private final Lineup lineup = new Lineup();

    @Test
    void aTargetIsLeftOutOnceThreePushesToItsBranchHaveGoneWithoutIt() {
        Line main = Line.of("branch_push", "main");
        lineup.add(OLD, main, 1);
        lineup.add(NEW, main, 2);
        lineup.add(NEW, main, 3);
        assertThat(lineup.isCurrent(OLD)).isTrue();

        lineup.add(NEW, main, 4);
        assertThat(lineup.isCurrent(OLD)).isFalse();
        assertThat(lineup.isCurrent(NEW)).isTrue();
    }

    @Test
    void otherBranchesMayHaveOtherTargets() {
        lineup.add(OLD, Line.of("branch_push", "epel9"), 1);
        for (int push = 2; push < 20; push++) {
            lineup.add(NEW, Line.of("branch_push", "main"), push);
        }

        assertThat(lineup.isCurrent(OLD)).isTrue();
    }

    @Test
    void pullRequestsAreComparedWithOneAnother() {
        Line pullRequests = Line.of("pull_request", "ignored");
        lineup.add(OLD, pullRequests, 1);
        for (int push = 2; push <= 10; push++) {
            lineup.add(NEW, Line.of("pull_request", null), push);
        }
        assertThat(lineup.isCurrent(OLD)).isTrue();

        lineup.add(NEW, pullRequests, 11);
        assertThat(lineup.isCurrent(OLD)).isFalse();
    }

    @Test
    void pushesWithoutJobsOfTheKindOrForThePackageTellNothing() {
        Line main = Line.of("branch_push", "main");
        lineup.add(OLD, main, 1);
        for (int push = 2; push < 20; push++) {
            lineup.add(new JobIdentity(JobKind.SRPM, null, null, null), main, push);
            lineup.add(new JobIdentity(JobKind.COPR, "fedora-44-x86_64", null, "another"), main, push);
        }

        assertThat(lineup.isCurrent(OLD)).isTrue();
    }

    private static JobIdentity copr(String target) {
        return new JobIdentity(JobKind.COPR, target, null, null);
    }
}
