package dev.packit.stats.push;

import org.jspecify.annotations.Nullable;

/**
 * A summary without quantiles.
 *
 * @param sum null if it was not reported
 */
record Summary(@Nullable Double sum, double count) implements Value {

    @Override
    public Value plus(Value other) {
        Summary added = (Summary) other;
        return new Summary(sum(sum, added.sum), Numbers.sum(count, added.count));
    }

    /** Adds two sums, either of which may be null. */
    static @Nullable Double sum(@Nullable Double held, @Nullable Double pushed) {
        if (held == null || pushed == null) {
            return held == null ? pushed : held;
        }
        return Numbers.sum(held, pushed);
    }

    @Override
    public int lines() {
        return 2;
    }

    @Override
    public void write(StringBuilder text, String name, String labels) {
        if (sum != null) {
            Value.line(text, name + "_sum", labels, sum);
        }
        Value.line(text, name + "_count", labels, count);
    }
}
