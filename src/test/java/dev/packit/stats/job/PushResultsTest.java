package dev.packit.stats.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobStatus;
import org.junit.jupiter.api.Test;

/** Which results of which push a badge shows. */
class PushResultsTest {

    private final PushResults results = new PushResults();

    @Test
    void withoutJobsThereAreNone() {
        assertThat(results.worst()).isEmpty();
    }

    @Test
    void theWorstOfTheNewestPushCounts() {
        add("older", 1, "f43", 10, "error");
        add("newer", 2, "f43", 11, "success");
        add("newer", 2, "f44", 12, "failure");
        add("newer", 2, "f45", 13, "error");

        assertThat(worst()).isEqualTo("failure");
    }

    @Test
    void aNewerTrySupersedesAnOlderOneWhateverTheOrder() {
        add("a", 1, "f43", 12, "success");
        add("a", 1, "f43", 10, "failure");
        add("a", 1, "f43", 11, "failure");

        assertThat(worst()).isEqualTo("success");
    }

    @Test
    void aTryThatIsRunningDoesNotSupersedeAResult() {
        add("a", 1, "f43", 10, "failure");
        add("a", 1, "f43", 11, "pending");

        assertThat(worst()).isEqualTo("failure");
    }

    @Test
    void whileJobsOfTheNewestPushAreRunningTheOneBeforeCounts() {
        add("older", 1, "f43", 10, "success");
        add("newer", 2, "f43", 11, "failure");
        add("newer", 2, "f44", 12, "pending");

        assertThat(worst()).isEqualTo("success");
    }

    @Test
    void withoutAnyFinishedPushTheNewestIsRunning() {
        add("a", 1, "f43", 11, "failure");
        add("a", 1, "f44", 12, "pending");

        assertThat(worst()).isEqualTo("pending");
    }

    /** A comment on an older commit is another event at most, whose jobs are newer than those of the newest push. */
    @Test
    void anOlderPushThatIsRepeatedIsNotTheNewest() {
        add("older", 1, "f43", 10, "failure");
        add("newer", 2, "f43", 11, "success");
        add("older", 3, "f43", 12, "failure");

        assertThat(worst()).isEqualTo("success");
    }

    private void add(String commit, int event, String target, int id, String status) {
        JobIdentity identity = new JobIdentity(JobKind.COPR, target, null, null);
        results.add(commit, event, identity, id, JobStatus.of(JobKind.COPR, status, Fate.REPORTED));
    }

    private String worst() {
        return results.worst().orElseThrow().word();
    }
}
