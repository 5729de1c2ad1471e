package dev.packit.stats.push;

/** The value of one series. */
sealed interface Value permits Scalar, Summary, Histogram {

    /** Returns the sum of this and another value of the same type. */
    Value plus(Value other);

    /** The number of samples, one per line. */
    int lines();

    /** @param labels as {@link Labels} writes them */
    void write(StringBuilder text, String name, String labels);

    /** Appends one line of the text format. */
    static void line(StringBuilder text, String name, String labels, double value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(Numbers.text(value)).append('\n');
    }
}
