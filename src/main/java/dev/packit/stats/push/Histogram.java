package dev.packit.stats.push;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A histogram with non-cumulative buckets, so that histograms with different bucket boundaries can be summed: the result is
 * exact at the boundaries that all of them have.
 *
 * @param sum of the observed values; null if it was not reported
 * @param counts by the upper boundary of each bucket; the last one is infinite
 */
public record Histogram(@Nullable Double sum, SortedMap<Double, Double> counts) implements Value {

    public Histogram {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** The number of observations. */
    public double count() {
        return within(Double.POSITIVE_INFINITY);
    }

    /** The number of observations up to a value; too low if the value is not a bucket boundary. */
    public double within(double most) {
        double within = 0;
        for (Map.Entry<Double, Double> bucket : counts.entrySet()) {
            if (bucket.getKey() <= most) {
                within += bucket.getValue();
            }
        }
        return within;
    }

    /** The observations since an earlier state of this histogram. */
    Histogram less(Histogram before) {
        SortedMap<Double, Double> left = new TreeMap<>(counts);
        before.counts.forEach((boundary, count) -> left.merge(boundary, -count, Double::sum));
        return new Histogram(sum == null || before.sum == null ? null : sum - before.sum, left);
    }

    @Override
    public Histogram plus(Value other) {
        Histogram added = (Histogram) other;
        SortedMap<Double, Double> both = new TreeMap<>(counts);
        added.counts.forEach((boundary, count) -> both.merge(boundary, count, Double::sum));
        Notation.sum(count(), added.count());
        return new Histogram(Value.Summary.sum(sum, added.sum), both);
    }

    @Override
    public int lines() {
        return counts.size() + 2;
    }

    @Override
    public void write(StringBuilder text, String name, String labels) {
        String prefix = labels.isEmpty() ? "" : labels + ",";
        double within = 0;
        for (Map.Entry<Double, Double> bucket : counts.entrySet()) {
            within += bucket.getValue();
            String boundary = "%s%s=\"%s\"".formatted(prefix, Notation.BOUNDARY, Notation.number(bucket.getKey()));
            Value.line(text, name + "_bucket", boundary, within);
        }
        if (sum != null) {
            Value.line(text, name + "_sum", labels, sum);
        }
        Value.line(text, name + "_count", labels, within);
    }
}
