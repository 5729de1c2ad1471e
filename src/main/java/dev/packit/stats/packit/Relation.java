package dev.packit.stats.packit;

import org.jspecify.annotations.Nullable;

/**
 * Jobs that a job has to do with.
 *
 * @param key in JSON; two relations with the same key make one list
 * @param label above the list on the page
 * @param source where the related jobs are kept
 * @param single whether JSON has one job, or null, rather than a list
 * @param sql gives their ids, from {@code :id}; null where {@code reference} does
 * @param reference from them to the job; null where {@code sql} serves
 * @param amongRecent whether the SQL looks among those submitted not long before: from {@code :low_COPR} to below
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
