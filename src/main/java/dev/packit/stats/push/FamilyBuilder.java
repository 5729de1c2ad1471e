package dev.packit.stats.push;

import dev.packit.stats.push.Family.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the lines of one family while they are parsed. */
final class FamilyBuilder {

    private final String name;
    private final boolean dropQuantiles;
    private int quantiles;
    private @Nullable Type type;
    private @Nullable String help;
    private final Map<String, Series> series = new TreeMap<>();

    /** @param dropQuantiles whether to drop rather than to refuse them */
    FamilyBuilder(String name, boolean dropQuantiles) {
        this.name = name;
        this.dropQuantiles = dropQuantiles;
    }

    String name() {
        return name;
    }

    boolean hasSample(String suffix) {
        return type().has(suffix);
    }

    boolean isEmpty() {
        return series.isEmpty();
    }

    /** The number of quantiles that were dropped. */
    int quantiles() {
        return quantiles;
    }

    /** Prometheus' Python client reports start times of counters in families of this name; they cannot be summed. */
    boolean isCreationTime() {
        return name.endsWith("_created");
    }

    void help(String text, ExpositionLine line) {
        if (help != null) {
            throw line.bad("%s has a second HELP", name);
        }
        help = text;
    }

    void type(Type named, ExpositionLine line) {
        if (type != null) {
            throw line.bad("%s has a second TYPE", name);
        }
        if (!isEmpty()) {
            throw line.bad("the TYPE of %s comes after its samples", name);
        }
        type = named;
    }

    /** @param suffix the part of the sample's name after the family's name */
    void add(String suffix, SortedMap<String, String> labels, double value, ExpositionLine line) {
        if (dropQuantiles && type == Type.SUMMARY && suffix.isEmpty() && labels.containsKey(Notation.QUANTILE)) {
            quantiles++;
            return;
        }
        if (type().isCompound() && suffix.isEmpty()) {
            throw labels.containsKey(Notation.QUANTILE)
                    ? line.bad("quantiles cannot be summed; push %s as a histogram, or only its sum and count", name)
                    : line.bad("%s is a %s, which has no sample without a suffix", name, type().word());
        }
        Double boundary = suffix.equals("_bucket") ? boundary(labels, line) : null;
        if (type().isCompound() && (labels.containsKey(Notation.BOUNDARY) || labels.containsKey(Notation.QUANTILE))) {
            throw line.bad("%s%s must not have a label le or quantile", name, suffix);
        }
        check(suffix, value, line);
        series.computeIfAbsent(Notation.labels(labels), text -> new Series(line))
                .add(suffix, boundary, value, line);
    }

    private Double boundary(SortedMap<String, String> labels, ExpositionLine line) {
        String written = labels.remove(Notation.BOUNDARY);
        Double boundary = written == null ? null : Notation.number(written);
        if (boundary == null || boundary.isNaN()) {
            throw line.bad("a bucket of %s has no number in its label le", name);
        }
        return boundary;
    }

    /** Counts cannot be negative; a sum can, if negative values were observed. */
    private void check(String suffix, double value, ExpositionLine line) {
        boolean counted = type == Type.COUNTER || suffix.equals("_bucket") || suffix.equals("_count");
        if (counted && !(value >= 0) || (counted || suffix.equals("_sum")) && !Double.isFinite(value)) {
            throw line.bad("%s%s cannot be %s", name, suffix, Notation.number(value));
        }
    }

    private Type type() {
        return type == null ? Type.UNTYPED : type;
    }

    Family family() {
        SortedMap<String, Value> values = new TreeMap<>();
        series.forEach((labels, draft) -> values.put(labels, draft.value()));
        return new Family(name, type(), help, values);
    }

    /** Collects the samples of one series while its lines are parsed. */
    private final class Series {

        private record Bucket(double within, ExpositionLine line) {}

        private final ExpositionLine first;
        private final SortedMap<Double, Bucket> buckets = new TreeMap<>();
        private final Map<String, Double> samples = new HashMap<>();

        Series(ExpositionLine first) {
            this.first = first;
        }

        /** @param boundary null if the sample is not a bucket */
        void add(String suffix, @Nullable Double boundary, double value, ExpositionLine line) {
            boolean twice = boundary == null
                    ? samples.put(suffix, value) != null
                    : buckets.put(boundary, new Bucket(value, line)) != null;
            if (twice) {
                throw line.bad("there are two samples of %s%s with the same labels", name, suffix);
            }
        }

        Value value() {
            return switch (type()) {
                case HISTOGRAM -> histogram();
                case SUMMARY -> new Value.Summary(samples.get("_sum"), sample("_count"));
                default -> new Value.Scalar(sample(""));
            };
        }

        private double sample(String suffix) {
            Double value = samples.get(suffix);
            if (value == null) {
                throw first.bad("%1$s has no %1$s%2$s", name, suffix);
            }
            return value;
        }

        private Histogram histogram() {
            SortedMap<Double, Double> counts = new TreeMap<>();
            double within = 0;
            for (Map.Entry<Double, Bucket> entry : buckets.entrySet()) {
                Bucket bucket = entry.getValue();
                if (bucket.within < within) {
                    throw bucket.line.bad(
                            "the bucket of %s up to %s is smaller than the previous one",
                            name, Notation.number(entry.getKey()));
                }
                counts.put(entry.getKey(), bucket.within - within);
                within = bucket.within;
            }
            if (!counts.containsKey(Double.POSITIVE_INFINITY)) {
                throw first.bad("%s has no bucket up to +Inf", name);
            }
            double count = sample("_count");
            if (within != count) {
                throw first.bad(
                        "the bucket of %1$s up to +Inf is %2$s, but %1$s_count is %3$s",
                        name, Notation.number(within), Notation.number(count));
            }
            return new Histogram(samples.get("_sum"), counts);
        }
    }
}
