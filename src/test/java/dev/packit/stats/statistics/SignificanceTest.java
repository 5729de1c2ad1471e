package dev.packit.stats.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which differences are more than chance. */
class SignificanceTest {

    /** The first is Fisher's own example of a lady who tastes tea; the last two are of as many jobs as a year has. */
    @ParameterizedTest
    @CsvSource({
        "3, 4, 1, 4, 0.4857",
        "6, 20, 20, 20, 0.0000",
        "19, 20, 20, 20, 1.0000",
        "8, 10, 2, 10, 0.0230",
        "0, 0, 5, 10, 1.0000",
        "10, 10, 10, 10, 1.0000",
        "90000, 100000, 90300, 100000, 0.0244",
        "90000, 100000, 90010, 100000, 0.9406"
    })
    void ratesAreCompared(long part, long whole, long otherPart, long otherWhole, double p) {
        assertThat(Significance.ofRates(new Rate(part, whole), new Rate(otherPart, otherWhole)))
                .isCloseTo(p, within(0.00005));
    }

    @Test
    void mediansAreCompared() {
        assertThat(Significance.ofMedians(durations(60, 20), durations(120, 20)))
                .isLessThan(1e-9);
        assertThat(Significance.ofMedians(durations(60, 20), durations(61, 20))).isGreaterThan(0.5);
        assertThat(Significance.ofMedians(durations(60, 20_000), durations(66, 20_000)))
                .isLessThan(1e-9);
        assertThat(Significance.ofMedians(new Durations(), durations(60, 20))).isEqualTo(1);
        assertThat(Significance.ofMedians(new Durations(), new Durations())).isEqualTo(1);
    }

    /** Durations from a value on, spread over half of it. */
    private static Durations durations(float from, int count) {
        Durations durations = new Durations();
        for (int i = 0; i < count; i++) {
            durations.add(from + from / 2 * i / count);
        }
        return durations;
    }

    @Test
    void amongManyComparisonsSmallValuesAreChance() {
        assertThat(Significance.largest(new double[] {0.04})).isEqualTo(0.04);
        assertThat(Significance.largest(new double[] {0.04, 0.5, 0.6, 0.7})).isZero();
        assertThat(Significance.largest(new double[] {0.7, 0.02, 0.001, 0.6})).isEqualTo(0.02);
        assertThat(Significance.largest(new double[0])).isZero();
    }

    @ParameterizedTest
    @CsvSource({"4, 5, 0.3755, 0.9638", "0, 10, 0.0000, 0.2775", "10, 10, 0.7225, 1.0000", "50, 100, 0.4038, 0.5962"})
    void theIntervalIsWilsons(long part, long whole, double low, double high) {
        Rate.Interval interval = new Rate(part, whole).interval();

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "4, 5, true", "29, 30, true", "30, 31, false"})
    void onlySmallNumbersHaveAnInterval(long part, long whole, boolean told) {
        assertThat(new Rate(part, whole).uncertainty() != null).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "6, 20, 20, 20, −70.0 pp, ▼, false, significant (p < 0.001)",
        "19, 20, 6, 20, +65.0 pp, ▲, true, significant (p < 0.001)",
        "19, 20, 20, 20, −5.0 pp, '', , not significant (p = 1.000)",
        "20, 20, 20, 20, '', '', , compared with the previous period",
        "0, 0, 20, 20, '', '', , compared with the previous period"
    })
    void onlyMoreThanChanceHasAnArrow(
            long now, long of, long before, long ofBefore, String text, String arrow, Boolean better, String words) {
        Change change = new Rate(now, of).since(new Rate(before, ofBefore), true);

        assertThat(change.text()).isEqualTo(text);
        assertThat(change.arrow()).isEqualTo(arrow);
        assertThat(change.better()).isEqualTo(better);
        assertThat(change.inWords()).isEqualTo(words);
    }

    @Test
    void longerIsWorseAndMoreIsNeither() {
        Change longer = Change.ofMedians(durations(120, 20), durations(60, 20));

        assertThat(longer.text()).isEqualTo("+100%");
        assertThat(longer.arrow()).isEqualTo("▲");
        assertThat(longer.better()).isFalse();
        assertThat(Change.ofNumbers(112, 100)).isEqualTo(new Change("+12%", null, null));
        assertThat(Change.ofNumbers(1_001, 1_000)).isEqualTo(Change.NONE);
        assertThat(Change.ofNumbers(5, 0)).isEqualTo(Change.NONE);
    }
}
