package dev.packit.stats.web;

/**
 * A link to a page of this application. In JSON it is written as an absolute URL.
 *
 * @param path including the query string, such as {@code /jobs/copr?before=12}
 */
public record Link(String path) {

    @Override
    public String toString() {
        return path;
    }
}
