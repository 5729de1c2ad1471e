package dev.packit.stats.mirror;

import static dev.packit.stats.Pages.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether the runs that are found are the same as without looking at the jobs in memory, on a year of generated data. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = "packit_generated"),
            @ResourceArg(name = "data", value = "generated")
        })
@ExtendWith(Counted.class)
class RunSieveTest {

    @Inject
    RunSieve sieve;

    @Inject
    JobSync sync;

    @Inject
    PipelineIndex index;

    @BeforeEach
    void everythingIsKnown() {
        index.known();
        sync.refresh();
        assertThat(sieve.isReady()).isTrue();
    }

    private record Listed(int id, String outcome, List<String> jobs) {

        static Listed of(Map<String, ?> run) {
            List<String> jobs = ((List<?>) run.get("jobs"))
                    .stream()
                            .map(job -> ((Map<?, ?>) job).get("status") + " " + ((Map<?, ?>) job).get("target"))
                            .toList();
            return new Listed((int) run.get("id"), (String) run.get("outcome"), jobs);
        }
    }

    /** The newest runs, as the list shows them when nothing is asked of their jobs. */
    private static List<Listed> newest() {
        List<Map<String, ?>> runs = json("/pipeline?limit=100").getList("items");
        return runs.stream().map(Listed::of).toList();
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void noRunWithAnOutcomeIsMissed(Outcome outcome) {
        List<Listed> newest = newest();
        int[] expected = ids(newest, run -> run.outcome.equals(outcome.word()));
        RunCriteria criteria = new RunCriteria(EnumSet.of(outcome), false, any -> true, null, null);

        assertThat(possible(newest, criteria)).contains(expected);
    }

    @Test
    void mostRunsWithoutTheOutcomeAreLeftOut() {
        List<Listed> newest = newest();
        RunCriteria criteria = new RunCriteria(EnumSet.of(Outcome.FAILED), false, any -> true, null, null);
        int[] failed = ids(newest, run -> run.outcome.equals("failed"));

        assertThat(possible(newest, criteria)).hasSizeLessThan(failed.length + newest.size() / 10);
    }

    @ParameterizedTest
    @CsvSource({"success, fedora-rawhide-x86_64", "failure, fedora-rawhide-x86_64", "passed, fedora-rawhide-x86_64"})
    void noRunWithAJobIsMissed(String status, String target) {
        List<Listed> newest = newest();
        int[] expected = ids(newest, run -> run.jobs.contains(status + " " + target));
        RunCriteria criteria = new RunCriteria(null, true, job -> status.equals(job.word()), target::equals, null);

        assertThat(possible(newest, criteria)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"asc, 1", "desc, 100"})
    void pipelinesAreGivenFromEitherEnd(String order, int lowest) {
        int[] all = index.known().columns().ids(0, Long.MAX_VALUE, true, Integer.MAX_VALUE);
        boolean fromLowEnd = order.equals("asc");

        assertThat(sieve.pipelines(lowest, Long.MAX_VALUE, fromLowEnd, 7))
                .containsExactly(IntStream.of(all)
                        .filter(id -> id >= lowest)
                        .skip(
                                fromLowEnd
                                        ? 0
                                        : IntStream.of(all)
                                                        .filter(id -> id >= lowest)
                                                        .count()
                                                - 7)
                        .limit(7)
                        .toArray());
    }

    private int[] possible(List<Listed> newest, RunCriteria criteria) {
        int lowest = newest.stream().mapToInt(Listed::id).min().orElseThrow();
        return sieve.possible(sieve.pipelines(lowest, Long.MAX_VALUE, true, 1_000), criteria);
    }

    private static int[] ids(List<Listed> runs, Predicate<Listed> wanted) {
        return runs.stream().filter(wanted).mapToInt(Listed::id).toArray();
    }
}
