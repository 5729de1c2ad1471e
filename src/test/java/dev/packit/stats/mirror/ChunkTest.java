package dev.packit.stats.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkTest {

    private static final int FIRST = 3 * Chunk.SIZE;
    private static final Selection ALL = new Selection(everyStatus(), null);

    private static boolean[] everyStatus() {
        boolean[] statuses = new boolean[10];
        Arrays.fill(statuses, true);
        return statuses;
    }

    private static JobEntry fact(int id, int pipeline) {
        return new JobEntry(
                id,
                1_781_524_800_123_456L + id,
                7,
                (char) 5,
                (char) (pipeline == 0 ? 0 : 6),
                pipeline,
                1.5f,
                Float.NaN);
    }

    /** The largest difference that fits, the smallest that does not, and a large one. */
    @ParameterizedTest
    @ValueSource(ints = {1_065_534, 1_065_535, 9_000_000})
    void aJobIsFoundByItsPipelineHoweverFarThoseAreApart(int farthest) {
        List<JobEntry> facts = List.of(
                fact(FIRST + 1, 1_000_000), fact(FIRST + 2, farthest), fact(FIRST + 3, 0), fact(FIRST + 4, 1_000_000));
        Chunk chunk = new Chunk(3, facts);

        assertThat(Set.copyOf(chunk.facts())).isEqualTo(Set.copyOf(facts));
        assertThat(found(chunk, 1_000_000)).containsExactly(FIRST + 1, FIRST + 4);
        assertThat(found(chunk, farthest)).containsExactly(FIRST + 2);
        assertThat(found(chunk, 999_999, 1_000_001)).isEmpty();
        assertThat(found(chunk, 5, 1_000_000, farthest)).containsExactly(FIRST + 1, FIRST + 4, FIRST + 2);
    }

    @Test
    void jobsWithoutAPipelineAreOfNone() {
        Chunk chunk = new Chunk(3, List.of(fact(FIRST, 0), fact(FIRST + 1, 0)));

        assertThat(chunk.pipeline(0)).isZero();
        assertThat(found(chunk, 1)).isEmpty();
        List<Integer> all = new ArrayList<>();
        chunk.scan(Window.ALL, ALL, (its, row) -> all.add(its.id(row)));
        assertThat(all).containsExactly(FIRST, FIRST + 1);
    }

    private static List<Integer> found(Chunk chunk, int... pipelines) {
        List<Integer> found = new ArrayList<>();
        chunk.scan(Window.ALL, new Selection(everyStatus(), pipelines), (its, row) -> found.add(its.id(row)));
        return found;
    }
}
