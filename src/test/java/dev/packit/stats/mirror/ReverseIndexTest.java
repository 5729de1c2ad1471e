package dev.packit.stats.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReverseIndexTest {

    private static final ReverseIndex PAIRS = ReverseIndex.EMPTY.with(LongStream.of(
            ReverseIndex.pair(7, 30),
            ReverseIndex.pair(1, 10),
            ReverseIndex.pair(7, 20),
            ReverseIndex.pair(Integer.MAX_VALUE, Integer.MAX_VALUE)));

    @Test
    void tellsWhatRefersToWhat() {
        assertThat(PAIRS.referringTo(7)).containsExactly(20, 30);
        assertThat(PAIRS.referringTo(2)).isEmpty();
        assertThat(PAIRS.referringTo(Integer.MAX_VALUE)).containsExactly(Integer.MAX_VALUE);
        assertThat(PAIRS.referringTo(List.of(7, 2, 1))).containsExactly(10, 20, 30);
        assertThat(PAIRS.count(7)).isEqualTo(2);
        assertThat(PAIRS.last(7)).isEqualTo(30);
        assertThat(PAIRS.last(8)).isZero();
        assertThat(ReverseIndex.EMPTY.last(8)).isZero();
    }

    /** The seed is fixed: the same pairs in every run. */
    @Test
    void growsByAnyPairsInAnyOrder() {
        Random random = new Random(3);
        ReverseIndex pairs = ReverseIndex.EMPTY;
        TreeMap<Integer, TreeSet<Integer>> expected = new TreeMap<>();
        for (int round = 0; round < 50; round++) {
            long[] more = new long[random.nextInt(40)];
            for (int i = 0; i < more.length; i++) {
                int referred = 1 + random.nextInt(60);
                int id = 1 + random.nextInt(100);
                more[i] = ReverseIndex.pair(referred, id);
                expected.computeIfAbsent(referred, first -> new TreeSet<>()).add(id);
            }
            pairs = pairs.with(LongStream.of(more));
        }

        for (int referred = 0; referred <= 61; referred++) {
            TreeSet<Integer> ids = expected.getOrDefault(referred, new TreeSet<>());
            assertThat(pairs.referringTo(referred)).containsExactly(ids.toArray(Integer[]::new));
            assertThat(pairs.referringTo(List.of(referred, 62))).containsExactly(ids.toArray(Integer[]::new));
            assertThat(pairs.count(referred)).isEqualTo(ids.size());
            assertThat(pairs.last(referred)).isEqualTo(ids.isEmpty() ? 0 : ids.last());
        }
        assertThat(pairs.size())
                .isEqualTo(expected.values().stream().mapToInt(TreeSet::size).sum());
        assertThat(pairs.lastReferred()).isEqualTo(60);
    }

    @Test
    void whatHasGoneIsAsIfItHadNeverBeen() {
        BitSet gone = new BitSet();
        gone.set(20);
        gone.set(10);
        ReverseIndex left = PAIRS.without(gone);

        assertThat(left.referringTo(7)).containsExactly(30);
        assertThat(left.referringTo(1)).isEmpty();
        assertThat(left.count(1)).isZero();
        assertThat(left.last(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(left.size()).isEqualTo(2);
        assertThat(left.with(LongStream.of(ReverseIndex.pair(1, 11))).referringTo(1))
                .containsExactly(11);
    }

    @Test
    void takesEachPairOnce() {
        ReverseIndex more = PAIRS.with(LongStream.of(ReverseIndex.pair(7, 30), ReverseIndex.pair(7, 25)));

        assertThat(more.referringTo(7)).containsExactly(20, 25, 30);
        assertThat(PAIRS.with(LongStream.of(ReverseIndex.pair(7, 30)))).isSameAs(PAIRS);
    }
}
