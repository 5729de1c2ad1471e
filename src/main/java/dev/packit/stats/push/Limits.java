package dev.packit.stats.push;

/**
 * Upper bounds on what is stored.
 *
 * @param series number of samples
 * @param text number of characters in a scrape
 * @param labels number of labels per series
 * @param nameLength number of characters in a metric or label name
 * @param valueLength number of characters in a label value or help text
 */
record Limits(int series, long text, int labels, int nameLength, int valueLength) {

    /** For stored metrics, which were accepted earlier, possibly under other limits. */
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
