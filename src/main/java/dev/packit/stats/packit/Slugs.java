package dev.packit.stats.packit;

import org.jspecify.annotations.Nullable;

/**
 * The words for a kind in URLs.
 *
 * @param list of its jobs; the word in filters and JSON, too
 * @param detail of one job
 * @param former the word that old links have in place of both; null if none was ever written
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
