package dev.packit.stats.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {

    @ParameterizedTest
    @CsvSource({
        "0, '0.25 0.5 0.75 1.0'",
        "1, '0.25 0.5 0.75 1.0'",
        "4, '1.0 2.0 3.0 4.0'",
        "7, '2.0 4.0 6.0 8.0'",
        "3417, '1000.0 2000.0 3000.0 4000.0'",
        "100000, '25000.0 50000.0 75000.0 100000.0'"
    })
    void ticksAreRound(double most, String values) {
        assertThat(Ticks.upTo(most).values()).extracting(Object::toString).containsExactly(values.split(" "));
    }

    @Test
    void barsStandOnOneAnotherAndReachTheirValue() {
        Chart chart = Chart.stacked(
                "Jobs",
                List.of(
                        stack("Mon", new Chart.Part("success", 3), new Chart.Part("failed", 1)),
                        stack("Tue"),
                        stack("Wed", new Chart.Part("success", 0), new Chart.Part("failed", 2))),
                value -> Long.toString((long) value));

        // from the baseline at 178 to the top at 26: 38 for each of four
        assertThat(chart.gridlines())
                .containsExactly(
                        new Chart.Gridline("1", 140),
                        new Chart.Gridline("2", 102),
                        new Chart.Gridline("3", 64),
                        new Chart.Gridline("4", 26));
        assertThat(chart.columns()).extracting(Chart.Column::x).containsExactly(0.0, 240.0, 480.0);
        assertThat(chart.columns().get(0).pieces())
                .containsExactly(
                        new Chart.Piece("success", 26.4, 64, 187.2, 114),
                        new Chart.Piece("failed", 26.4, 26, 187.2, 38));
        assertThat(chart.columns().get(1).pieces()).isEmpty();
        assertThat(chart.columns().get(2).pieces()).containsExactly(new Chart.Piece("failed", 506.4, 102, 187.2, 76));
    }

    @Test
    void colorsAreExplainedIfThereAreSeveral() {
        Chart one = Chart.stacked("Jobs", List.of(stack("Mon", new Chart.Part("success", 3))), Double::toString);
        Chart two = Chart.stacked(
                "Jobs",
                List.of(stack("Mon", new Chart.Part("success", 3), new Chart.Part("failed", 1))),
                Double::toString);

        assertThat(one.svg()).doesNotContain("legend");
        assertThat(two.svg())
                .contains("<text class=\"legend\" x=\"720\" y=\"14\" text-anchor=\"end\" aria-hidden=\"true\">"
                        + "\u00a0 <tspan class=\"success\">■</tspan> success"
                        + "\u00a0 <tspan class=\"failed\">■</tspan> failed</text>");
    }

    @Test
    void aPartialStepLooksDifferent() {
        Chart chart = Chart.stacked(
                "Jobs",
                List.of(
                        stack("Mon", new Chart.Part("success", 3)),
                        new Chart.Stack("Tue", "Tue says", null, true, List.of(new Chart.Part("success", 1)))),
                Double::toString);

        assertThat(chart.columns())
                .flatExtracting(Chart.Column::pieces)
                .extracting(Chart.Piece::look)
                .containsExactly("success", "success partial");
    }

    @Test
    void whatIsCountedHasWholeTicks() {
        assertThat(Ticks.wholeUpTo(1).values()).containsExactly(1.0);
        assertThat(Ticks.wholeUpTo(3).values()).containsExactly(1.0, 2.0, 3.0);
        assertThat(Ticks.wholeUpTo(9).values()).containsExactly(5.0, 10.0);
        assertThat(Ticks.wholeUpTo(100).values()).containsExactly(25.0, 50.0, 75.0, 100.0);
        assertThat(Ticks.upTo(1).values()).containsExactly(0.25, 0.5, 0.75, 1.0);
    }

    @Test
    void whatAColumnSaysStaysInside() {
        Chart chart = Chart.stacked("Jobs", List.of(stack("a"), stack("b"), stack("c")), Double::toString);

        assertThat(chart.columns()).extracting(Chart.Column::anchor).containsExactly("start", "end", "end");
        assertThat(chart.columns()).extracting(Chart.Column::tipX).containsExactly(0.0, 720.0, 720.0);
    }

    @Test
    void aLineIsInterruptedWhereNothingIsKnown() {
        List<Chart.Stack> places = List.of(stack("1"), stack("2"), stack("3"), stack("4"), stack("5"));
        Chart chart = Chart.lines(
                "Rate",
                places,
                List.of(new Chart.Series("rate", "success", Arrays.asList(1.0, 0.5, null, 0.0, null))),
                1,
                Double::toString);

        assertThat(chart.curves())
                .containsExactly(
                        new Chart.Curve("success", "M72 26L216 102M504 178", List.of(new Chart.Spot(504, 178))));
    }

    @Test
    void namesAreLeftOutWhereThereIsNoRoom() {
        List<Chart.Stack> many = java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> stack("d" + i))
                .toList();

        assertThat(Chart.stacked("Jobs", many, Double::toString).columns())
                .extracting(Chart.Column::label)
                .filteredOn(label -> label != null)
                .containsExactly("d0", "d7", "d14", "d21", "d28", "d35", "d42", "d49", "d56");
    }

    @Test
    void isDrawnAsSvgWithWhateverIsSaidEscaped() {
        Chart chart = Chart.stacked(
                "Jobs of <b>",
                List.of(new Chart.Stack(
                        "Mon", "\"1\" & <2>", "/x?a=1&b=2", false, List.of(new Chart.Part("success", 1)))),
                value -> "n");

        assertThat(chart.svg())
                .startsWith(
                        "<svg class=\"chart\" viewBox=\"0 0 720 200\" role=\"group\" aria-label=\"Jobs of &lt;b&gt;\">")
                .contains(
                        "<a href=\"/x?a=1&amp;b=2\">"
                                + "<rect class=\"hit\" x=\"0\" width=\"720\" height=\"178\"/>"
                                + "<rect class=\"success\" x=\"79.2\" y=\"26\" width=\"561.6\" height=\"152\"/>"
                                + "<text class=\"tip\" x=\"720\" y=\"14\" text-anchor=\"end\">&quot;1&quot; &amp; &lt;2&gt;</text></a>")
                .doesNotContain("xmlns");
        assertThat(chart.svg("a{}")).contains("xmlns=", "<title>Jobs of &lt;b&gt;</title><style>a{}</style>");
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(Chart.stacked("Jobs", List.of(), Double::toString).columns()).isEmpty();
        assertThat(Sparkline.of(List.of(0, 0)).path()).isEmpty();
    }

    @Test
    void aSparklineGoesFromEdgeToEdge() {
        assertThat(Sparkline.of(List.of(0, 2, 1)))
                .isEqualTo(new Sparkline("M0 19L50 1L100 10", "M0 19L50 1L100 10V20H0Z"));
    }

    private static Chart.Stack stack(String label, Chart.Part... parts) {
        return new Chart.Stack(label, label + " says", null, false, List.of(parts));
    }
}
