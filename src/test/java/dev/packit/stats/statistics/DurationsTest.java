package dev.packit.stats.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void fewAreExactAndInterpolatedAsPostgresDoes() {
        Durations durations = of(10, 20, 40, 80);

        // the same as PostgreSQL's percentile_cont(array[0.5, 0.9, 0.95])
        assertThat(durations.quantile(0.5)).isEqualTo(30);
        assertThat(durations.quantile(0.9)).isCloseTo(68, within(1e-9));
        assertThat(durations.quantile(0.95)).isCloseTo(74, within(1e-9));
    }

    @Test
    void unknownIsNotNought() {
        assertThat(of(Float.NaN).count()).isZero();
        assertThat(of(Float.NaN).quantile(0.5)).isNull();
        assertThat(of(0).quantile(0.5)).isZero();
    }

    @Test
    void manyAreWithinOnePerCentHoweverTheyAreAdded() {
        Random random = new Random(5);
        float[] all = new float[3 * Durations.MOST_EXACT];
        Durations one = new Durations();
        Durations[] parts = {new Durations(), new Durations(), new Durations()};
        for (int i = 0; i < all.length; i++) {
            // from a second to eleven days
            all[i] = (float) Math.exp(random.nextDouble() * 13.8);
            one.add(all[i]);
            parts[i * 3 / all.length].add(all[i]);
        }
        Durations sum = new Durations();
        for (Durations part : parts) {
            sum.addAll(part);
        }
        Arrays.sort(all);

        for (double share : new double[] {0.01, 0.5, 0.9, 0.95, 0.999}) {
            double exact = all[(int) Math.ceil(share * all.length) - 1];
            assertThat(one.quantile(share)).isCloseTo(exact, within(exact * 0.01));
            assertThat(sum.quantile(share)).isEqualTo(one.quantile(share));
        }
        assertThat(sum.count()).isEqualTo(all.length);
        assertThat(sum.between(0, 60) + sum.between(60, Double.POSITIVE_INFINITY))
                .isEqualTo(all.length);
    }

    @Test
    void countsBetweenBounds() {
        Durations durations = of(29, 30, 59.5f, 60, 600);

        assertThat(durations.between(0, 30)).isEqualTo(1);
        assertThat(durations.between(30, 60)).isEqualTo(2);
        assertThat(durations.between(60, Double.POSITIVE_INFINITY)).isEqualTo(2);
    }

    private static Durations of(float... seconds) {
        Durations durations = new Durations();
        for (float one : seconds) {
            durations.add(one);
        }
        return durations;
    }
}
