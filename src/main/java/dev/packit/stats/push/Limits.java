package dev.packit.stats.push;

/**
 * What may be held.
 *
 * @param series lines with a value
 * @param text characters, as a scrape has them
 * @param labels of one series
 * @param nameLength characters in a name
 * @param valueLength characters in the value of a label or in a help text
 */
record Limits(int series, long text, int labels, int nameLength, int valueLength) {

    /** For what has been let in before, under whatever limits. */
    static final Limits NONE =
            new Limits(Integer.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    static Limits of(PushConfig config) {
        return new Limits(
                config.series(),
                config.text().asLongValue(),
                config.labels(),
                config.nameLength(),
                config.valueLength());
    }
}
