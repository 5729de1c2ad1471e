package dev.packit.stats.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    private final Figures figures = new Figures();

    @ParameterizedTest
    @CsvSource({"0, 0 queries", "1, 1 query", "2, 2 queries", "1204, '1,204 queries'"})
    void oneIsSingular(long number, String counted) {
        assertThat(figures.counted(number, "query", "queries")).isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource({"0, 0%", "0.004, 0.4%", "0.93, 93%", "0.9951, 99.5%", "0.99999, 99.9%", "1, 100%"})
    void aShareHasADigitMoreNearNoneAndAll(double share, String percent) {
        assertThat(figures.percent(share)).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"0.9, 0.755, −14.5 pp ▼", "0.5, 0.512, +1.2 pp ▲", "0.5, 0.5, ''", ", 0.5, ''"})
    void aDifferenceOfSharesHasItsUnitAndDirection(Double before, Double now, String points) {
        assertThat(figures.points(now, before)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"100, 112, +12% ▲", "100, 88, −12% ▼", "1000, 1001, ''", "0, 5, ''"})
    void aDifferenceOfCountsIsRelative(long before, long now, String change) {
        assertThat(figures.change(now, before)).isEqualTo(change);
    }
}
