package dev.packit.stats.packit;

import org.jspecify.annotations.Nullable;

/**
 * The names of a kind in URLs.
 *
 * @param list the name in the path of its list, in filters and in JSON
 * @param detail the name in the path of one job
 * @param former the name in old links, instead of both; null if there was none
 */
public record Slugs(String list, String detail, @Nullable String former) {

    Slugs(String slug) {
        this(slug, slug, null);
    }

    Slugs withDetail(String detail) {
        return new Slugs(list, detail, former);
    }

    Slugs formerly(String former) {
        return new Slugs(list, detail, former);
    }
}
