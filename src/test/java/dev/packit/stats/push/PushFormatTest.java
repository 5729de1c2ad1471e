package dev.packit.stats.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packit.stats.push.PushConfig.Limits;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Bucket;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Counter;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Gauge;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Histogram;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.LabelPair;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Metric;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.MetricFamily;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.MetricType;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Quantile;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Summary;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Untyped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pushes in OpenMetrics and as protocol buffers mean the same as in the text format. */
class PushFormatTest {

    private static final Limits LIMITS = new Limits(50, 10_000, 4, 40, 60, 10, true, Duration.ofDays(7));

    private static final SortedMap<String, String> HOST = new TreeMap<>(Map.of("job", "w"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    application/openmetrics-text; version=1.0.0; charset=utf-8 | OPEN_METRICS
                    Application/OpenMetrics-Text;version=0.0.1 | OPEN_METRICS
                    application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited | PROTOBUF
                    application/vnd.google.protobuf;encoding="delimited";proto="io.prometheus.client.MetricFamily" | PROTOBUF
                    text/plain; version=0.0.4; charset=utf-8 | TEXT
                    application/x-www-form-urlencoded | TEXT
                    '' | TEXT
                    """)
    void theContentTypeSaysWhichFormatItIs(String contentType, PushFormat format) {
        assertThat(PushFormat.of(contentType)).isEqualTo(format);
    }

    @Test
    void otherProtocolBuffersAreNotSupported() {
        assertThatThrownBy(() -> PushFormat.of(
                        "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=text"))
                .hasMessage(
                        "A push as protocol buffers must consist of io.prometheus.client.MetricFamily with encoding=delimited.");
    }

    /** As Python's client writes it. */
    @Test
    void openMetricsIsRead() {
        assertThat(openMetrics("""
                # HELP copr_builds_queued Number of \\"Copr\\" builds\\nin C:\\\\
                # TYPE copr_builds_queued counter
                copr_builds_queued_total{x="a # {b=\\"c\\"} \\"q\\""} 2.0 # {job="7"} 2.0 1795797571.5045102
                copr_builds_queued_created{x="a # {b=\\"c\\"} \\"q\\""} 1.7957975715045004e+09
                # TYPE first_initial_status_time histogram
                # UNIT first_initial_status_time seconds
                first_initial_status_time_bucket{le="15.0"} 1.0 # {job="8"} 7.0 1795797571.5045593
                first_initial_status_time_bucket{le="+Inf"} 1.0
                first_initial_status_time_count 1.0
                first_initial_status_time_sum 7.0
                first_initial_status_time_created 1.7957975715045283e+09
                # TYPE g gauge
                g 3.0
                # TYPE pkg info
                # HELP pkg P
                pkg_info{v="1"} 1.0
                # TYPE st stateset
                st{st="on"} 1.0
                st{st="off"} 0.0
                # TYPE su summary
                su{quantile="0.5"} 3.0
                su_count 1.0
                su_sum 3.0
                su_created 1.7957975715046194e+09
                # TYPE u unknown
                u 1
                # EOF
                """)).isEqualTo("""
                # HELP copr_builds_queued_total Number of "Copr" builds\\nin C:\\\\
                # TYPE copr_builds_queued_total counter
                copr_builds_queued_total{job="w",x="a # {b=\\"c\\"} \\"q\\""} 2.0
                # TYPE first_initial_status_time histogram
                first_initial_status_time_bucket{job="w",le="15.0"} 1.0
                first_initial_status_time_bucket{job="w",le="+Inf"} 1.0
                first_initial_status_time_sum{job="w"} 7.0
                first_initial_status_time_count{job="w"} 1.0
                # TYPE g gauge
                g{job="w"} 3.0
                # HELP pkg_info P
                # TYPE pkg_info gauge
                pkg_info{job="w",v="1"} 1.0
                # TYPE st gauge
                st{job="w",st="off"} 0.0
                st{job="w",st="on"} 1.0
                # TYPE su summary
                su_sum{job="w"} 3.0
                su_count{job="w"} 1.0
                # TYPE u untyped
                u{job="w"} 1.0
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a 1~                                  | OpenMetrics must end with the line “# EOF”. This push is incomplete, or something follows.
                    # EOF~a 1~                            | OpenMetrics must end with the line “# EOF”. This push is incomplete, or something follows.
                    # TYPE a counter~a 1~# EOF~           | Line 2: the sample of a must be named a_total.
                    # TYPE a gaugehistogram~# EOF~        | Line 1: “gaugehistogram” is not one of counter, gauge, histogram, info, stateset, summary, unknown.
                    a 1 1795797571.5~# EOF~               | Line 1: a must not have a timestamp; it is exported with the current time.
                    a 1 1795797571 # {b="c"} 1~# EOF~     | Line 1: a must not have a timestamp; it is exported with the current time.
                    # TYPE a counter~a_total -1~# EOF~    | Line 2: a_total cannot be -1.0.
                    # TYPE~# HELP~#~~a x~# EOF~           | Line 1: “” is not a valid metric name.
                    a{b="# 1~# EOF~                       | Line 1: a label value has no closing quote.
                    """)
    void whatIsWrongInOpenMetricsIsTold(String text, String problem) {
        assertThatThrownBy(() -> openMetrics(text.strip().replace('~', '\n'))).hasMessage(problem);
    }

    @Test
    void protocolBuffersAreRead() {
        Metric.Builder labeled =
                Metric.newBuilder().addLabel(label("x", "a\\b\n\"c\"")).addLabel(label("y", ""));
        assertThat(protobuf(
                        family("queued_total", MetricType.COUNTER)
                                .setHelp("Number\nof \"builds\"")
                                .addMetric(
                                        labeled.setCounter(Counter.newBuilder().setValue(2))),
                        family("took", MetricType.HISTOGRAM)
                                .addMetric(Metric.newBuilder()
                                        .setHistogram(Histogram.newBuilder()
                                                .setSampleCount(3)
                                                .setSampleSum(40.5)
                                                .addBucket(bucket(5, 1))
                                                .addBucket(bucket(15, 2)))),
                        family("native", MetricType.HISTOGRAM)
                                .addMetric(Metric.newBuilder()
                                        .setHistogram(Histogram.newBuilder()
                                                .setSampleCountFloat(1.5)
                                                .setSampleSum(4)
                                                .setSchema(3)
                                                .addPositiveDelta(1))),
                        family("su", MetricType.SUMMARY)
                                .addMetric(Metric.newBuilder()
                                        .setSummary(Summary.newBuilder()
                                                .setSampleCount(1)
                                                .setSampleSum(3)
                                                .addQuantile(Quantile.newBuilder()
                                                        .setQuantile(0.5)
                                                        .setValue(3)))),
                        family("depth", MetricType.GAUGE)
                                .addMetric(Metric.newBuilder()
                                        .setGauge(Gauge.newBuilder().setValue(Double.NEGATIVE_INFINITY))),
                        family("plain", MetricType.UNTYPED)
                                .addMetric(Metric.newBuilder()
                                        .setUntyped(Untyped.newBuilder().setValue(Double.NaN))),
                        family("empty", MetricType.COUNTER)))
                .isEqualTo("""
                # TYPE depth gauge
                depth{job="w"} -Inf
                # TYPE native histogram
                native_bucket{job="w",le="+Inf"} 1.5
                native_sum{job="w"} 4.0
                native_count{job="w"} 1.5
                # TYPE plain untyped
                plain{job="w"} NaN
                # HELP queued_total Number\\nof "builds"
                # TYPE queued_total counter
                queued_total{job="w",x="a\\\\b\\n\\"c\\""} 2.0
                # TYPE su summary
                su_sum{job="w"} 3.0
                su_count{job="w"} 1.0
                # TYPE took histogram
                took_bucket{job="w",le="5.0"} 1.0
                took_bucket{job="w",le="15.0"} 2.0
                took_bucket{job="w",le="+Inf"} 3.0
                took_sum{job="w"} 40.5
                took_count{job="w"} 3.0
                """);
    }

    @Test
    void whatIsWrongInProtocolBuffersIsTold() {
        Metric.Builder one = Metric.newBuilder().setCounter(Counter.newBuilder().setValue(1));
        MetricFamily.Builder good = family("good_total", MetricType.COUNTER).addMetric(one.clone());

        assertThatThrownBy(() -> protobuf(good, family("a b", MetricType.GAUGE)))
                .hasMessage("Family 2: “a b” is not a valid metric name.");
        assertThatThrownBy(() -> protobuf(
                        family("a", MetricType.COUNTER).addMetric(one.clone().addLabel(label("b=\"c\",d", "e")))))
                .hasMessage("Family 1: “b=\"c\",d” is not a valid label name.");
        assertThatThrownBy(() -> protobuf(
                        family("a", MetricType.COUNTER).addMetric(one.clone().setTimestampMs(1))))
                .hasMessage("Family 1: a must not have a timestamp; it is exported with the current time.");
        assertThatThrownBy(
                        () -> protobuf(family("a", MetricType.GAUGE_HISTOGRAM).addMetric(Metric.newBuilder())))
                .hasMessage("Family 1: “gauge_histogram” is not one of counter, gauge, histogram, summary, untyped.");
        assertThatThrownBy(() -> read(PushFormat.PROTOBUF, "a 1\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("Family 1 is not a valid protocol buffer.");
    }

    @Test
    void manyProtocolBuffersAreNotEvenRead() {
        MetricFamily.Builder many = family("a", MetricType.COUNTER);
        IntStream.range(0, 300_000).forEach(number -> many.addMetric(Metric.getDefaultInstance()));

        assertThatThrownBy(() -> protobuf(many))
                .hasMessage("Family 1: there are two samples of a with the same labels.");
        assertThatThrownBy(() -> protobuf(IntStream.range(0, 60)
                        .mapToObj(number -> family("a" + number, MetricType.COUNTER))
                        .toArray(MetricFamily.Builder[]::new)))
                .hasMessage("There are more than 50 metrics.");
    }

    private static MetricFamily.Builder family(String name, MetricType type) {
        return MetricFamily.newBuilder().setName(name).setType(type);
    }

    private static LabelPair label(String name, String value) {
        return LabelPair.newBuilder().setName(name).setValue(value).build();
    }

    private static Bucket bucket(double boundary, long within) {
        return Bucket.newBuilder()
                .setUpperBound(boundary)
                .setCumulativeCount(within)
                .build();
    }

    private static String openMetrics(String text) {
        return read(PushFormat.OPEN_METRICS, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String protobuf(MetricFamily.Builder... families) {
        return read(PushFormat.PROTOBUF, bytes(families));
    }

    /** Each family after its length. */
    static byte[] bytes(MetricFamily.Builder... families) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (MetricFamily.Builder family : families) {
            try {
                family.build().writeDelimitedTo(bytes);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
        return bytes.toByteArray();
    }

    private static String read(PushFormat format, byte[] body) {
        return MetricSet.of(format.read(body, HOST, LIMITS).families()).text(Set.of());
    }
}
