package dev.packit.stats.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenJobsTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private final Vocabulary vocabulary = new Vocabulary();
    private final OpenJobs open = new OpenJobs(vocabulary);

    private JobEntry job(int id, String status, @Nullable Duration age) {
        return new JobEntry(
                id,
                Window.microsOrUnknown(age == null ? null : NOW.minus(age)),
                vocabulary.number(JobStatus.of(JobKind.COPR, status, Fate.REPORTED)),
                Vocabulary.NO_WORD,
                Vocabulary.NO_WORD,
                0,
                Float.NaN,
                Float.NaN);
    }

    @Test
    void whatIsExpectedIsReadEveryTimeAndWhatIsLostInTurns() {
        List<JobEntry> jobs = new ArrayList<>();
        for (int id = 1; id <= 1_200; id++) {
            jobs.add(job(id, "pending", Duration.ofDays(id % 2 == 0 ? 8 : 400)));
        }
        jobs.add(job(1_201, "pending", null));
        jobs.add(job(1_301, "success", Duration.ofHours(1)));
        jobs.add(job(1_302, "pending", Duration.ofHours(1)));
        jobs.add(job(1_303, "pending", Duration.ofDays(6)));
        open.note(new Chunk(0, jobs));

        Set<Integer> lost = new TreeSet<>();
        for (int size : List.of(502, 502, 203, 502)) {
            Set<Integer> read = open.next(NOW);
            assertThat(read).hasSize(size).contains(1_302, 1_303).doesNotContain(1_301);
            lost.addAll(read);
        }
        assertThat(lost).hasSize(1_203).contains(1, 1_200, 1_201);
    }

    @Test
    void whatIsUnfinishedForTooLongBecomesLost() {
        List<JobEntry> jobs = new ArrayList<>();
        for (int id = 1; id <= 501; id++) {
            jobs.add(job(id, "pending", Duration.ofHours(1)));
        }
        open.note(new Chunk(0, jobs));

        assertThat(open.next(NOW.plus(Duration.ofDays(6)))).hasSize(501);
        assertThat(open.next(NOW.plus(Duration.ofDays(7)))).hasSize(500);
    }

    @Test
    void whatHasFinishedIsReadUntilItsTimesAreWritten() {
        open.note(new Chunk(0, List.of(job(7, "pending", Duration.ofHours(1)))));
        assertThat(open.next(NOW)).containsExactly(7);

        JobEntry finished = job(7, "success", Duration.ofHours(1));
        open.note(new Chunk(0, List.of(finished)));
        open.changed(finished, NOW);

        assertThat(open.next(NOW.plus(Duration.ofMinutes(10)))).containsExactly(7);
        assertThat(open.next(NOW.plus(Duration.ofMinutes(11)))).isEmpty();
    }
}
