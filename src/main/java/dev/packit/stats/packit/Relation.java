package dev.packit.stats.packit;

import org.jspecify.annotations.Nullable;

/**
 * A relation from a job to others.
 *
 * @param key the key in JSON; two relations with the same key are merged into one list
 * @param label the heading of the list on the page
 * @param source the table of the related jobs
 * @param single whether JSON contains one job or null, rather than a list
 * @param sql a query for their ids, given {@code :id}; null if {@code reference} is used
 * @param reference from them to the job; null if {@code sql} is used
 * @param amongRecent whether the SQL searches only jobs submitted shortly before: from {@code :low_COPR} to below
 *     {@code :high_COPR}, each with the name of its source
 */
public record Relation(
        String key,
        String label,
        JobSource source,
        boolean single,
        @Nullable String sql,
        @Nullable Reference reference,
        boolean amongRecent) {

    static Relation one(String key, String label, JobSource source, String sql) {
        return new Relation(key, label, source, true, sql, null, false);
    }

    static Relation many(String key, String label, JobSource source, String sql) {
        return new Relation(key, label, source, false, sql, null, false);
    }

    static Relation many(String key, String label, JobSource source, Reference reference) {
        return new Relation(key, label, source, false, null, reference, false);
    }

    static Relation manyRecent(String key, String label, JobSource source, String sql) {
        return new Relation(key, label, source, false, sql, null, true);
    }
}
