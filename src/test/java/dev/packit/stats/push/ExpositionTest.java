package dev.packit.stats.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packit.stats.push.PushConfig.Limits;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Parsing of Prometheus' text format, and errors in it. */
class ExpositionTest {

    private static final Limits LIMITS = new Limits(50, 10_000, 4, 40, 60, 10, false, Duration.ofDays(7));

    private static final SortedMap<String, String> NO_LABELS = Collections.emptySortedMap();

    static Stream<Arguments> readable() {
        return Stream.of(
                Arguments.of("nothing", "", ""),
                Arguments.of("only comments and blank lines", "# EOF\n\n  \t\n#\n# HELLO a\n", ""),
                Arguments.of("a family without samples", "# HELP a A\n# TYPE a counter\n", ""),
                Arguments.of("no type, no newline at the end", "a 1", "# TYPE a untyped\na 1.0\n"),
                Arguments.of(
                        "Windows' line ends",
                        "# HELP a A\r\n# TYPE a gauge\r\n\r\na 2\r\n",
                        "# HELP a A\n# TYPE a gauge\na 2.0\n"),
                Arguments.of(
                        "blanks everywhere",
                        " \ta \t { x = \"1\" ,\ty=\"2\" , }\t 1e3 \t \n #\tTYPE b \tgauge \nb{} .5",
                        "# TYPE a untyped\na{x=\"1\",y=\"2\"} 1000.0\n# TYPE b gauge\nb 0.5\n"),
                Arguments.of(
                        "numbers that are none, or without end", "a NaN\nb +Inf\nc -inf\nd Infinity\ne -1.5E-3\n", """
                        # TYPE a untyped
                        a NaN
                        # TYPE b untyped
                        b +Inf
                        # TYPE c untyped
                        c -Inf
                        # TYPE d untyped
                        d +Inf
                        # TYPE e untyped
                        e -0.0015
                        """),
                Arguments.of("escapes", """
                        # HELP a back\\\\slash, new\\nline, "quote"
                        a{x="back\\\\slash, new\\nline, \\"quote\\", {brace}, # é"} 1
                        """, """
                        # HELP a back\\\\slash, new\\nline, "quote"
                        # TYPE a untyped
                        a{x="back\\\\slash, new\\nline, \\"quote\\", {brace}, # é"} 1.0
                        """),
                Arguments.of(
                        "labels in any order, and one without a value, which is none",
                        "a{y=\"2\",z=\"\",x=\"1\"} 1\na{z=\"\"} 2",
                        "# TYPE a untyped\na 2.0\na{x=\"1\",y=\"2\"} 1.0\n"),
                Arguments.of("a histogram in any order, its boundaries as numbers", """
                        # TYPE h histogram
                        h_count{x="1"} 3
                        h_bucket{le="+Inf",x="1"} 3
                        h_bucket{le="15",x="1"} 2
                        h_bucket{x="1",le="5.0"} 0
                        h_sum{x="1"} 31.5
                        """, """
                        # TYPE h histogram
                        h_bucket{x="1",le="5.0"} 0.0
                        h_bucket{x="1",le="15.0"} 2.0
                        h_bucket{x="1",le="+Inf"} 3.0
                        h_sum{x="1"} 31.5
                        h_count{x="1"} 3.0
                        """),
                Arguments.of(
                        "a histogram of what can be negative, which has no sum",
                        "# TYPE h histogram\nh_bucket{le=\"-1\"} 1\nh_bucket{le=\"inf\"} 1\nh_count 1\n",
                        "# TYPE h histogram\nh_bucket{le=\"-1.0\"} 1.0\nh_bucket{le=\"+Inf\"} 1.0\nh_count 1.0\n"),
                Arguments.of(
                        "a summary without quantiles",
                        "# TYPE s summary\ns_sum 4\ns_count 2\n",
                        "# TYPE s summary\ns_sum 4.0\ns_count 2.0\n"),
                Arguments.of("when counting began, which is left out", """
                        # TYPE a_total counter
                        a_total 1
                        # TYPE a_created gauge
                        a_created{x="1"} 1.75e9
                        b_created 3
                        """, "# TYPE a_total counter\na_total 1.0\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void readable(String what, String body, String held) {
        assertThat(text(body, NO_LABELS)).isEqualTo(held);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("a 1\n9a 1\n", "Line 2: “9a” is not a valid metric name."),
                Arguments.of("{x=\"1\"} 1\n", "Line 1: “” is not a valid metric name."),
                Arguments.of("é 1\n", "Line 1: “é” is not a valid metric name."),
                Arguments.of("a\n", "Line 1: “” is not a number."),
                Arguments.of("a 1,5\n", "Line 1: “1,5” is not a number."),
                Arguments.of("a 0x1p3\n", "Line 1: “0x1p3” is not a number."),
                Arguments.of("a 1d\n", "Line 1: “1d” is not a number."),
                Arguments.of(
                        "b 1\na{x=\"1\"} 1 1750000000000\n",
                        "Line 2: a must not have a timestamp; it is exported with the current time."),
                Arguments.of(
                        "a 1 soon\n", "Line 1: a must not have a timestamp; it is exported with the current time."),
                Arguments.of("a{x=\"1\" 1\n", "Line 1: expected a comma or a closing brace after a label, not “1”."),
                Arguments.of("a{x=\"1\"\n", "Line 1: expected a comma or a closing brace after a label, not “”."),
                Arguments.of("a{x=1} 1\n", "Line 1: a label value must begin with a quote, not with “1} 1”."),
                Arguments.of("a{x=\"1} 1\n", "Line 1: a label value has no closing quote."),
                Arguments.of("a{x=\"new\nline\"} 1\n", "Line 1: a label value has no closing quote."),
                Arguments.of("a{x=\"\\t\"} 1\n", "Line 1: “\\t” is not a valid escape sequence."),
                Arguments.of("a{x=\"\\", "Line 1: “\\” is not a valid escape sequence."),
                Arguments.of("# HELP a \\\"\n", "Line 1: “\\\"” is not a valid escape sequence."),
                Arguments.of("a{x} 1\n", "Line 1: the label x has no value."),
                Arguments.of("a{=\"1\"} 1\n", "Line 1: “” is not a valid label name."),
                Arguments.of("a{,} 1\n", "Line 1: “” is not a valid label name."),
                Arguments.of("a{1x=\"1\"} 1\n", "Line 1: “1x” is not a valid label name."),
                Arguments.of("a{__name__=\"b\"} 1\n", "Line 1: “__name__” is not a valid label name."),
                Arguments.of("a{x=\"1\",x=\"1\"} 1\n", "Line 1: the label x is given twice."),
                Arguments.of(
                        "a{x=\"1\"} 1\na{x=\"1\"} 1\n", "Line 2: there are two samples of a with the same labels."),
                Arguments.of("a 1\na{x=\"\"} 1\n", "Line 2: there are two samples of a with the same labels."),
                Arguments.of("# TYPE a\n", "Line 1: “” is not one of counter, gauge, histogram, summary, untyped."),
                Arguments.of(
                        "# TYPE a info\n", "Line 1: “info” is not one of counter, gauge, histogram, summary, untyped."),
                Arguments.of("# TYPE a-b gauge\n", "Line 1: “a-b” is not a valid metric name."),
                Arguments.of("# TYPE a gauge\n# TYPE a gauge\n", "Line 2: a has a second TYPE."),
                Arguments.of("# HELP a A\n# HELP a A\n", "Line 2: a has a second HELP."),
                Arguments.of("a 1\n# TYPE a gauge\n", "Line 2: the TYPE of a comes after its samples."),
                Arguments.of("h_sum 1\n# TYPE h histogram\n", "Line 2: the TYPE of h comes after its samples."),
                Arguments.of("# TYPE a counter\na -1\n", "Line 2: a cannot be -1.0."),
                Arguments.of("# TYPE a counter\na NaN\n", "Line 2: a cannot be NaN."),
                Arguments.of("# TYPE a counter\na +Inf\n", "Line 2: a cannot be +Inf."),
                Arguments.of(
                        "# TYPE s summary\ns{quantile=\"0.5\"} 1\n",
                        "Line 2: quantiles cannot be summed; push s as a histogram, or only its sum and count."),
                Arguments.of("# TYPE s summary\ns_sum 1\n", "Line 2: s has no s_count."),
                Arguments.of("# TYPE s summary\ns_sum NaN\ns_count 1\n", "Line 2: s_sum cannot be NaN."),
                Arguments.of(
                        "# TYPE h histogram\nh 1\n", "Line 2: h is a histogram, which has no sample without a suffix."),
                Arguments.of(
                        "# TYPE h histogram\nh_bucket 1\n", "Line 2: a bucket of h has no number in its label le."),
                Arguments.of(
                        "# TYPE h histogram\nh_bucket{le=\"NaN\"} 1\n",
                        "Line 2: a bucket of h has no number in its label le."),
                Arguments.of(
                        "# TYPE h histogram\nh_sum{le=\"1\"} 1\n",
                        "Line 2: h_sum must not have a label le or quantile."),
                Arguments.of("# TYPE h histogram\nh_bucket{le=\"1\"} -1\n", "Line 2: h_bucket cannot be -1.0."),
                Arguments.of("# TYPE h histogram\nh_count 1\nh_sum 1\n", "Line 2: h has no bucket up to +Inf."),
                Arguments.of(
                        "# TYPE h histogram\nh_bucket{le=\"1\"} 1\nh_count 1\n", "Line 2: h has no bucket up to +Inf."),
                Arguments.of("# TYPE h histogram\nh_bucket{le=\"+Inf\"} 1\n", "Line 2: h has no h_count."),
                Arguments.of(
                        "# TYPE h histogram\nh_bucket{le=\"+Inf\"} 3\nh_count 4\n",
                        "Line 2: the bucket of h up to +Inf is 3.0, but h_count is 4.0."),
                Arguments.of(
                        "# TYPE h histogram\nh_bucket{le=\"5\"} 4\nh_bucket{le=\"15\"} 3\nh_bucket{le=\"+Inf\"} 4\n",
                        "Line 3: the bucket of h up to 15.0 is smaller than the previous one."),
                Arguments.of(
                        "# TYPE h histogram\nh_bucket{le=\"15\"} 4\nh_bucket{le=\"15.0\"} 4\n",
                        "Line 3: there are two samples of h_bucket with the same labels."),
                Arguments.of("a".repeat(41) + " 1\n", "Line 1: a name has more than 40 characters."),
                Arguments.of("a{" + "x".repeat(41) + "=\"1\"} 1\n", "Line 1: a name has more than 40 characters."),
                Arguments.of(
                        "a{x=\"" + "1".repeat(61) + "\"} 1\n", "Line 1: a label value has more than 60 characters."),
                Arguments.of("# HELP a " + "A".repeat(61), "Line 1: a help text has more than 60 characters."),
                Arguments.of("a{b=\"1\",c=\"1\",d=\"1\",e=\"1\",f=\"1\"} 1\n", "Line 1: there are more than 4 labels."),
                Arguments.of("a " + "1".repeat(61) + "x\n", "Line 1: “" + "1".repeat(60) + "…” is not a number."));
    }

    @ParameterizedTest
    @MethodSource
    void unreadable(String body, String problem) {
        assertThatThrownBy(() -> text(body, NO_LABELS))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.result()).isEqualTo(PushReceiver.Result.BAD))
                .hasMessage(problem);
    }

    @Test
    void quantilesAreDroppedAndCounted() {
        Exposition read =
                Exposition.read("""
                # TYPE s summary
                s{quantile="0.5"} 1
                s{quantile="0.9"} NaN
                s_sum 4
                s_count 2
                # TYPE only summary
                only{quantile="0.5"} 1
                """, NO_LABELS, new Limits(50, 10_000, 4, 40, 60, 10, true, Duration.ofDays(7)));

        assertThat(MetricSet.of(read.families()).text(Set.of()))
                .isEqualTo("# TYPE s summary\ns_sum 4.0\ns_count 2.0\n");
        assertThat(read.quantiles()).isEqualTo(3);
    }

    @Test
    void morePiecesThanMayBeHeldAreNotEvenRead() {
        assertThatThrownBy(() -> text(numbered("a%d 1\n"), NO_LABELS)).hasMessage("There are more than 50 series.");
        assertThatThrownBy(() -> text(numbered("a{x=\"%d\"} 1\n"), NO_LABELS))
                .hasMessage("There are more than 50 series.");
        assertThatThrownBy(() -> text(numbered("# TYPE a%d gauge\n"), NO_LABELS))
                .hasMessage("There are more than 50 metrics.");
    }

    private static String numbered(String line) {
        return String.join(
                "", Stream.iterate(1, n -> n + 1).limit(51).map(line::formatted).toList());
    }

    @Test
    void aLongNumberIsReadAtOnce() {
        assertThat(Notation.number("1".repeat(400_000) + "x")).isNull();
        assertThat(Notation.number("1".repeat(400_000) + ".0")).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void theLabelsOfTheAddressWin() {
        SortedMap<String, String> labels = new TreeMap<>(Map.of("job", "worker-0", "x", ""));

        assertThat(text("a{job=\"mine\",x=\"1\",y=\"2\"} 1", labels))
                .isEqualTo("# TYPE a untyped\na{job=\"worker-0\",y=\"2\"} 1.0\n");
        assertThatThrownBy(() -> text("a{x=\"1\"} 1\na{x=\"2\"} 1\n", labels))
                .hasMessage("Line 2: there are two samples of a with the same labels.");
    }

    @Test
    void whatIsHeldReadsAsItWasWritten() {
        List<Object[]> all = readable().map(Arguments::get).toList();
        for (Object[] one : all) {
            assertThat(text((String) one[2], NO_LABELS)).isEqualTo(one[2]);
        }
    }

    private static String text(String body, SortedMap<String, String> labels) {
        return MetricSet.of(Exposition.parse(body, labels, LIMITS)).text(Set.of());
    }
}
