package dev.packit.stats.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What OpenMetrics writes otherwise than the text format. */
class OpenMetricsTextTest {

    private static final Map<String, String> EXEMPLARS = Map.of(
            "seconds_bucket{kind=\"srpm\",le=\"60.0\"}", "# {id=\"srpm/7\"} 45.0 1781524800.000",
            "seconds_bucket{kind=\"srpm\",le=\"+Inf\"}", "# {id=\"srpm/8\"} 90.0 1781524800.000");

    @Test
    void namesTypesAndExemplars() {
        String text = """
                # HELP tasks_total Tasks of "workers", in C:\\\\
                # TYPE tasks_total counter
                tasks_total{name="a,} b",state="",} 3.0
                # HELP breaks a\rb\u2028c
                # TYPE breaks gauge
                breaks{name="a\r# TYPE b",} 1.0
                # TYPE hits counter
                hits 4.0
                # TYPE size_total counter
                size_total 5.0
                # TYPE size gauge
                size 6.0
                # TYPE other untyped
                other{name="#",} NaN
                # HELP seconds
                # TYPE seconds histogram
                seconds_bucket{kind="srpm",le="60.0",} 1.0
                seconds_bucket{kind="srpm",le="+Inf",} 0.0
                seconds_count{kind="srpm",} 1.0
                """;

        assertThat(OpenMetricsText.of(text, EXEMPLARS::get)).isEqualTo("""
                # HELP tasks Tasks of \\"workers\\", in C:\\\\
                # TYPE tasks counter
                tasks_total{name="a,} b",state=""} 3.0
                # HELP breaks a\rb\u2028c
                # TYPE breaks gauge
                breaks{name="a\r# TYPE b"} 1.0
                # TYPE hits unknown
                hits 4.0
                # TYPE size_total unknown
                size_total 5.0
                # TYPE size gauge
                size 6.0
                # TYPE other unknown
                other{name="#"} NaN
                # HELP seconds\s
                # TYPE seconds histogram
                seconds_bucket{kind="srpm",le="60.0"} 1.0 # {id="srpm/7"} 45.0 1781524800.000
                seconds_bucket{kind="srpm",le="+Inf"} 0.0
                seconds_count{kind="srpm"} 1.0
                # EOF
                """);
    }
}
