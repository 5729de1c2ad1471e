package dev.packit.stats.packit;

import org.jspecify.annotations.Nullable;

/**
 * An attribute that only some kinds of job have.
 *
 * @param key the key in JSON
 * @param label the label on the page; null if the page shows the attribute elsewhere
 * @param form how it is shown
 * @param sql an SQL expression over {@code t} and the source's joins
 * @param leadsTo the key of the {@link Form#LINK} to what this attribute counts; null if there is none
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

    /** How a value is read and displayed. */
    public enum Form {
        TEXT,
        /** An identifier, in monospace. */
        CODE,
        /** Several identifiers, separated by white space or commas. */
        CODES,
        NUMBER,
        /** The id of the group of jobs that it belongs to. */
        GROUP,
        /** True, false, or not recorded. */
        FLAG,
        /** UTC. */
        TIME,
        /** A time whose time zone was not recorded. */
        LOCAL_TIME,
        LINK,
        /** JSON: an object of URLs by name. */
        LINKS,
        /** JSON: Log Detective's response, whose value under the key says whether there was nothing to explain. */
        NO_ISSUE,
        /** JSON: the packages of a build. */
        PACKAGES,
        /** JSON: the pull requests opened by a sync. */
        PULL_REQUESTS,
        /** A text that explains the outcome. */
        PROSE,
        /** JSON: Log Detective's response, whose value under the key is such a text. */
        ANALYSIS,
        /** JSON: Log Detective's response, whose value under the key is a list of explained log snippets. */
        SNIPPETS,
        /** A text for the log viewer. */
        LOG;

        /** Whether it has a section of its own on the page, rather than a line in the table of facts. */
        public boolean isSection() {
            return compareTo(PACKAGES) >= 0;
        }

        /** Whether it is one of those that explain the outcome, which are shown first. */
        public boolean isExplanation() {
            return this == PROSE || this == ANALYSIS;
        }
    }

    /** The column's alias in the result; the attributes that are parts of one response share it. */
    public String column() {
        return switch (form) {
            case NO_ISSUE, ANALYSIS, SNIPPETS -> "fact_of_response";
            default -> "fact_" + key;
        };
    }

    public String select() {
        return switch (form) {
            case LINKS, PACKAGES, PULL_REQUESTS, NO_ISSUE, ANALYSIS, SNIPPETS ->
                "cast(%s as text) as %s".formatted(sql, column());
            default -> "%s as %s".formatted(sql, column());
        };
    }
}
