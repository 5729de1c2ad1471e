package dev.packit.stats.push;

/** What one series of a family has. */
sealed interface Value permits Scalar, Summary, Histogram {

    /** Of both; they are of the same family. */
    Value plus(Value other);

    /** How many lines it takes. */
    int lines();

    /** @param labels as {@link Labels} writes them */
    void write(StringBuilder text, String name, String labels);

    /** One line of the text format. */
    static void line(StringBuilder text, String name, String labels, double value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(Numbers.text(value)).append('\n');
    }
}
