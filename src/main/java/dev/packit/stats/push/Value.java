package dev.packit.stats.push;

import org.jspecify.annotations.Nullable;

/** The value of one series. */
sealed interface Value permits Value.Scalar, Value.Summary, Histogram {

    /** Returns the sum of this and another value of the same type. */
    Value plus(Value other);

    /** The number of samples, one per line. */
    int lines();

    /** @param labels as {@link Notation#labels} writes them */
    void write(StringBuilder text, String name, String labels);

    /** Appends one line of the text format. */
    static void line(StringBuilder text, String name, String labels, double value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(Notation.number(value)).append('\n');
    }

    /** The value of a counter, gauge or untyped metric. */
    record Scalar(double value) implements Value {

        @Override
        public Value plus(Value other) {
            return new Scalar(Notation.sum(value, ((Scalar) other).value));
        }

        @Override
        public int lines() {
            return 1;
        }

        @Override
        public void write(StringBuilder text, String name, String labels) {
            Value.line(text, name, labels, value);
        }
    }

    /**
     * A summary without quantiles.
     *
     * @param sum null if it was not reported
     */
    record Summary(@Nullable Double sum, double count) implements Value {

        @Override
        public Value plus(Value other) {
            Summary added = (Summary) other;
            return new Summary(sum(sum, added.sum), Notation.sum(count, added.count));
        }

        /** Adds two sums, either of which may be null. */
        static @Nullable Double sum(@Nullable Double held, @Nullable Double pushed) {
            if (held == null || pushed == null) {
                return held == null ? pushed : held;
            }
            return Notation.sum(held, pushed);
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
}
