package dev.packit.stats.search;

import dev.packit.stats.web.Link;
import dev.packit.stats.web.Urls;

/**
 * A page that was found.
 *
 * @param type what it is about: {@code page}, {@code project}, {@code namespace}, {@code package}, {@code pull_request},
 *     {@code issue}, {@code branch}, {@code release}, {@code commit}, {@code run}, {@code job} or {@code identifier}
 */
record Hit(String type, String title, Link url) {

    Hit(String type, String title, String path) {
        this(type, title, new Link(path));
    }

    /** @param path decoded */
    static Hit page(String path) {
        return new Hit("page", path, Urls.path(path));
    }
}
