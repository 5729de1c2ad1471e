package dev.packit.stats.web;

/**
 * A link to a page of this application. In JSON it is absolute, so that it can be followed as it is.
 *
 * @param path with the query string, from the root: {@code /jobs/copr?before=12}
 */
public record Link(String path) {

    @Override
    public String toString() {
        return path;
    }
}
