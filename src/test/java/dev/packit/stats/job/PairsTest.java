package dev.packit.stats.job;

import static org.assertj.core.api.Assertions.assertThat;

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
}
