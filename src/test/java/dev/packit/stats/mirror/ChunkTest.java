package dev.packit.stats.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobStatus;
import dev.packit.stats.packit.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkTest {

    private static final int FIRST = 3 * Chunk.SIZE;
    private static final Vocabulary VOCABULARY = new Vocabulary();
    private static final int STATUS = VOCABULARY.number(JobStatus.of(JobKind.COPR, "success", Fate.REPORTED));
    private static final char TARGET = VOCABULARY.number("fedora-44-x86_64");

    private static final char IDENTIFIER = VOCABULARY.number("fips");

    private static JobEntry job(int id, int pipeline) {
        char identifier = pipeline == 0 ? Vocabulary.NO_WORD : IDENTIFIER;
        return new JobEntry(id, 1_781_524_800_123_456L + id, STATUS, TARGET, identifier, pipeline, 1.5f, Float.NaN);
    }

    /** The largest difference that fits, the smallest that does not, and a large one. */
    @ParameterizedTest
    @ValueSource(ints = {1_065_534, 1_065_535, 9_000_000})
    void aJobIsFoundByItsPipelineHoweverFarThoseAreApart(int farthest) {
        List<JobEntry> jobs = List.of(
                job(FIRST + 1, 1_000_000), job(FIRST + 2, farthest), job(FIRST + 3, 0), job(FIRST + 4, 1_000_000));
        Chunk chunk = new Chunk(3, jobs);

        assertThat(Set.copyOf(chunk.jobs())).isEqualTo(Set.copyOf(jobs));
        assertThat(found(chunk, 1_000_000)).containsExactly(FIRST + 1, FIRST + 4);
        assertThat(found(chunk, farthest)).containsExactly(FIRST + 2);
        assertThat(found(chunk, 999_999, 1_000_001)).isEmpty();
        assertThat(found(chunk, 5, 1_000_000, farthest)).containsExactly(FIRST + 1, FIRST + 4, FIRST + 2);
    }

    @Test
    void jobsWithoutAPipelineAreOfNone() {
        Chunk chunk = new Chunk(3, List.of(job(FIRST, 0), job(FIRST + 1, 0)));

        assertThat(chunk.pipeline(0)).isZero();
        assertThat(found(chunk, 1)).isEmpty();
        assertThat(found(chunk, Selection.ALL, null)).containsExactly(FIRST, FIRST + 1);
    }

    @Test
    void theCursorShowsTheJobThatItHasComeTo() {
        JobTable table = new JobTable(VOCABULARY).withChunks(List.of(new Chunk(3, List.of(job(FIRST + 1, 7)))));
        List<String> shown = new ArrayList<>();
        table.scan(
                Window.ALL,
                job -> shown.add("%d %s %s %s %s %s %d %s %s"
                        .formatted(
                                job.id(),
                                job.kind(),
                                job.status().word(),
                                job.target(),
                                job.identifier(),
                                Window.instant(job.micros()),
                                job.pipeline(),
                                job.queue(),
                                job.run())));

        assertThat(shown)
                .containsExactly(
                        FIRST + 1 + " COPR success fedora-44-x86_64 fips 2026-06-15T12:00:00.148033Z 7 1.5 NaN");
        assertThat(found(new Chunk(3, List.of(job(FIRST, 0))), Selection.of(Outcome.FAILED, Outcome.ERROR), null))
                .isEmpty();
    }

    private static List<Integer> found(Chunk chunk, int... pipelines) {
        return found(chunk, Selection.ALL, pipelines);
    }

    private static List<Integer> found(Chunk chunk, Selection selection, int @Nullable [] pipelines) {
        List<Integer> found = new ArrayList<>();
        new JobScan(VOCABULARY, Window.ALL, selection, job -> found.add(job.id()))
                .among(pipelines)
                .over(chunk);
        return found;
    }
}
