package dev.packit.stats.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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

    @Test
    void theLastOfSeveralNamesFollowsAnAnd() {
        assertThat(Figures.enumerated(List.of("a"))).isEqualTo("a");
        assertThat(Figures.enumerated(List.of("a", "b"))).isEqualTo("a and b");
        assertThat(Figures.enumerated(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    }

    @Test
    void aRangeHasOneUnit() {
        assertThat(figures.range(0.376, 0.9638)).isEqualTo("38–96%");
    }
}
