package dev.packit.stats.push;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the samples of one series while its lines are parsed. */
final class SeriesDraft {

    private record Bucket(double within, ExpositionLine line) {}

    private final String family;
    private final ExpositionLine first;
    private final SortedMap<Double, Bucket> buckets = new TreeMap<>();
    private final Map<String, Double> samples = new HashMap<>();

    SeriesDraft(String family, ExpositionLine first) {
        this.family = family;
        this.first = first;
    }

    /** @param boundary null if the sample is not a bucket */
    void add(String suffix, @Nullable Double boundary, double value, ExpositionLine line) {
        boolean twice = boundary == null
                ? samples.put(suffix, value) != null
                : buckets.put(boundary, new Bucket(value, line)) != null;
        if (twice) {
            throw line.bad("there are two samples of %s%s with the same labels", family, suffix);
        }
    }

    Value value(FamilyType type) {
        return switch (type) {
            case HISTOGRAM -> histogram();
            case SUMMARY -> new Value.Summary(samples.get("_sum"), sample("_count"));
            default -> new Value.Scalar(sample(""));
        };
    }

    private double sample(String suffix) {
        Double value = samples.get(suffix);
        if (value == null) {
            throw first.bad("%1$s has no %1$s%2$s", family, suffix);
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
                        family, Notation.number(entry.getKey()));
            }
            counts.put(entry.getKey(), bucket.within - within);
            within = bucket.within;
        }
        if (!counts.containsKey(Double.POSITIVE_INFINITY)) {
            throw first.bad("%s has no bucket up to +Inf", family);
        }
        double count = sample("_count");
        if (within != count) {
            throw first.bad(
                    "the bucket of %1$s up to +Inf is %2$s, but %1$s_count is %3$s",
                    family, Notation.number(within), Notation.number(count));
        }
        return new Histogram(samples.get("_sum"), counts);
    }
}
