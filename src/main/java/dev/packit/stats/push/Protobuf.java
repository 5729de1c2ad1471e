package dev.packit.stats.push;

import dev.packit.stats.push.PushConfig.Limits;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Histogram;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.LabelPair;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Metric;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.MetricFamily;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Summary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads metric families as length-delimited protocol buffers by translating them to the text format. Exemplars, creation times and
 * the buckets of native histograms are left out.
 *
 * @see <a href="https://github.com/prometheus/client_model/blob/master/io/prometheus/client/metrics.proto">metrics.proto</a>
 */
final class Protobuf {

    private final Exposition exposition;
    private final MetricFamily family;
    private final String place;

    private Protobuf(Exposition exposition, MetricFamily family, String place) {
        this.exposition = exposition;
        this.family = family;
        this.place = place;
    }

    /** @throws Refused if the bytes cannot be read, or a family is invalid */
    static Exposition read(byte[] body, SortedMap<String, String> grouping, Limits limits) {
        Exposition exposition = new Exposition(grouping, limits);
        InputStream bytes = new ByteArrayInputStream(body);
        int number = 1;
        for (MetricFamily family = next(bytes, number); family != null; family = next(bytes, number)) {
            new Protobuf(exposition, family, place(number)).read();
            number++;
        }
        return exposition;
    }

    /** Returns null at the end. */
    private static @Nullable MetricFamily next(InputStream bytes, int number) {
        try {
            return MetricFamily.parseDelimitedFrom(bytes);
        } catch (IOException unreadable) {
            throw Refused.bad("%s is not a valid protocol buffer.", place(number));
        }
    }

    private static String place(int number) {
        return "Family " + number;
    }

    private void read() {
        if (!Notation.isMetric(family.getName())) {
            throw bad("%s is not a valid metric name".formatted(Refused.quoted(family.getName())));
        }
        if (family.hasHelp()) {
            line("# HELP %s %s".formatted(family.getName(), Notation.help(family.getHelp())));
        }
        line("# TYPE %s %s".formatted(family.getName(), family.getType().name().toLowerCase(Locale.ROOT)));
        family.getMetricList().forEach(this::read);
    }

    private void read(Metric metric) {
        switch (family.getType()) {
            case COUNTER -> sample(metric, "", metric.getCounter().getValue());
            case GAUGE -> sample(metric, "", metric.getGauge().getValue());
            case UNTYPED -> sample(metric, "", metric.getUntyped().getValue());
            case SUMMARY -> read(metric, metric.getSummary());
            case HISTOGRAM -> read(metric, metric.getHistogram());
        }
    }

    private void read(Metric metric, Summary summary) {
        summary.getQuantileList()
                .forEach(quantile -> sample(
                        metric, "", quantile.getValue(), Notation.QUANTILE, Notation.number(quantile.getQuantile())));
        sample(metric, "_sum", summary.getSampleSum());
        sample(metric, "_count", summary.getSampleCount());
    }

    private void read(Metric metric, Histogram histogram) {
        boolean isWhole = histogram.getSampleCountFloat() == 0;
        double count = isWhole ? histogram.getSampleCount() : histogram.getSampleCountFloat();
        histogram.getBucketList().stream()
                .filter(bucket -> bucket.getUpperBound() != Double.POSITIVE_INFINITY)
                .forEach(bucket -> bucket(
                        metric,
                        bucket.getUpperBound(),
                        isWhole ? bucket.getCumulativeCount() : bucket.getCumulativeCountFloat()));
        bucket(metric, Double.POSITIVE_INFINITY, count);
        sample(metric, "_sum", histogram.getSampleSum());
        sample(metric, "_count", count);
    }

    private void bucket(Metric metric, double boundary, double within) {
        sample(metric, "_bucket", within, Notation.BOUNDARY, Notation.number(boundary));
    }

    /** @param more a further label's name and value */
    private void sample(Metric metric, String suffix, double value, String... more) {
        List<String> labels = new ArrayList<>();
        for (LabelPair label : metric.getLabelList()) {
            if (!Notation.isLabel(label.getName())) {
                throw bad("%s is not a valid label name".formatted(Refused.quoted(label.getName())));
            }
            labels.add(Notation.label(label.getName(), label.getValue()));
        }
        if (more.length > 0) {
            labels.add(Notation.label(more[0], more[1]));
        }
        line("%s%s{%s} %s%s"
                .formatted(
                        family.getName(),
                        suffix,
                        String.join(",", labels),
                        Notation.number(value),
                        metric.hasTimestampMs() ? " " + metric.getTimestampMs() : ""));
    }

    private void line(String text) {
        exposition.read(new ExpositionLine(place, text));
    }

    private Refused bad(String problem) {
        return new ExpositionLine(place, "").bad("%s", problem);
    }
}
