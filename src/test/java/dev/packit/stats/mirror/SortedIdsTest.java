package dev.packit.stats.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortedIdsTest {

    private static final int[] NONE = {};

    @Test
    void whatBothHave() {
        int[] many = IntStream.range(0, 1000).map(i -> i * 3).toArray();

        assertThat(SortedIds.intersection(new int[] {1, 3, 5, 7}, new int[] {2, 3, 7, 9}))
                .containsExactly(3, 7);
        assertThat(SortedIds.intersection(new int[] {2, 3, 2997, 5000}, many)).containsExactly(3, 2997);
        assertThat(SortedIds.intersection(many, new int[] {2, 3, 2997, 5000})).containsExactly(3, 2997);
        assertThat(SortedIds.intersection(many, NONE)).isEmpty();
    }

    @Test
    void whatOneOrTheOtherHas() {
        assertThat(SortedIds.union(new int[] {1, 5}, new int[] {2, 5, 9})).containsExactly(1, 2, 5, 9);
        assertThat(SortedIds.union(NONE, new int[] {2})).containsExactly(2);
        assertThat(SortedIds.union(new int[] {2}, NONE)).containsExactly(2);
    }

    @Test
    void eachOnceInOrder() {
        assertThat(SortedIds.sorted(new int[] {5, 1, 5, 5, 3, 1})).containsExactly(1, 3, 5);
        assertThat(SortedIds.sorted(NONE)).isEmpty();
    }
}
