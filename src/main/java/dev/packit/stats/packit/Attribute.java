package dev.packit.stats.packit;

import org.jspecify.annotations.Nullable;

/**
 * Something that jobs of one kind have, besides what all have.
 *
 * @param key in JSON
 * @param label on the page; null keeps it off the page, because the page shows it elsewhere
 * @param form how it is shown
 * @param sql an expression over {@code t} and the source's joins
 * @param leadsTo the key of the {@link Form#LINK} that shows what this only counts; null where it stands for itself
 */
public record Attribute(
        String key,
        @Nullable String label,
        Form form,
        String sql,
        @Nullable String leadsTo) {

    Attribute(String key, @Nullable String label, Form form, String sql) {
        this(key, label, form, sql, null);
    }

    Attribute leadingTo(String key) {
        return new Attribute(this.key, label, form, sql, key);
    }

    /** How a value is read and shown. */
    public enum Form {
        TEXT,
        /** An identifier: monospace. */
        CODE,
        /** Several of those, with white space or commas between. */
        CODES,
        NUMBER,
        /** True, false, or not recorded. */
        FLAG,
        /** UTC. */
        TIME,
        /** A time in a zone that nobody recorded. */
        LOCAL_TIME,
        LINK,
        /** JSON: an object of URLs by name. */
        LINKS,
        /** JSON: the packages of a build. */
        PACKAGES,
        /** JSON: the pull requests that a sync opened. */
        PULL_REQUESTS,
        /** JSON: an object that has under the key a string, or an object whose {@code text} is one. */
        PROSE,
        /** JSON: an object that has under the key pieces of a log, explained. */
        SNIPPETS,
        /** Lines for the log viewer. */
        LOG;

        /** Whether it takes a part of the page of its own, rather than a line among the facts. */
        public boolean isSection() {
            return compareTo(PACKAGES) >= 0;
        }
    }

    /** The alias of the column in the answer. */
    public String column() {
        return "fact_" + key;
    }

    public String select() {
        return switch (form) {
            case LINKS, PACKAGES, PULL_REQUESTS, PROSE, SNIPPETS -> "cast(%s as text) as %s".formatted(sql, column());
            default -> "%s as %s".formatted(sql, column());
        };
    }
}
