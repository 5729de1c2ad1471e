package dev.packit.stats.web;

import org.jspecify.annotations.Nullable;

/**
 * A link to a page of this application. In JSON it is written as an absolute URL.
 *
 * @param path including the query string, such as {@code /jobs/copr?before=12}
 */
public record Link(String path) {

    /** Null for null. */
    public static @Nullable Link orNull(@Nullable String path) {
        return path == null ? null : new Link(path);
    }

    @Override
    public String toString() {
        return path;
    }
}
