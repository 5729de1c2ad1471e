package dev.packit.stats.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PairsTest {

    private static final Pairs PAIRS = Pairs.EMPTY.with(LongStream.of(
            Pairs.pair(7, 30), Pairs.pair(1, 10), Pairs.pair(7, 20), Pairs.pair(Integer.MAX_VALUE, Integer.MAX_VALUE)));

    @Test
    void tellsWhatRefersToWhat() {
        assertThat(PAIRS.referringTo(7)).containsExactly(20, 30);
        assertThat(PAIRS.referringTo(2)).isEmpty();
        assertThat(PAIRS.referringTo(Integer.MAX_VALUE)).containsExactly(Integer.MAX_VALUE);
        assertThat(PAIRS.count(7)).isEqualTo(2);
        assertThat(PAIRS.last(7)).isEqualTo(30);
        assertThat(PAIRS.last(8)).isZero();
        assertThat(Pairs.EMPTY.last(8)).isZero();
    }

    @Test
    void takesEachPairOnce() {
        Pairs more = PAIRS.with(LongStream.of(Pairs.pair(7, 30), Pairs.pair(7, 25)));

        assertThat(more.referringTo(7)).containsExactly(20, 25, 30);
        assertThat(PAIRS.with(LongStream.of(Pairs.pair(7, 30)))).isSameAs(PAIRS);
    }

    /** The seed is fixed: the same hundred thousand look-ups in every run. */
    @Test
    void tellsOfManyAtOnceWhatItTellsOfEach() {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            TreeMap<Integer, Integer> drawn = new TreeMap<>();
            for (int i = 0; i < 1 + round; i++) {
                drawn.put(1 + random.nextInt(200), 1 + random.nextInt(50));
            }
            Pairs pairs = Pairs.EMPTY.with(
                    drawn.entrySet().stream().mapToLong(entry -> Pairs.pair(entry.getKey(), entry.getValue())));
            int[] asked =
                    IntStream.range(1, 1000).filter(id -> random.nextBoolean()).toArray();

            assertThat(pairs.lastOfEach(asked))
                    .containsExactly(IntStream.of(asked).map(pairs::last).toArray());
        }
        assertThat(Pairs.EMPTY.lastOfEach(new int[] {1, 2})).containsExactly(0, 0);
    }
}
