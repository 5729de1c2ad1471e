package dev.packit.stats.web.request;

import jakarta.ws.rs.NotFoundException;

/**
 * The name of a file at the end of a path. Templates of paths contain whole segments only: for one such as {@code {name}.svg},
 * RESTEasy tries a regular expression at every character, which takes quadratic time.
 */
public final class FileName {

    private FileName() {}

    /**
     * Returns the name without its extension.
     *
     * @param extension with its dot
     * @throws NotFoundException if the file has another extension, or nothing else
     */
    public static String without(String extension, String file) {
        int end = file.length() - extension.length();
        if (end < 1 || !file.endsWith(extension)) {
            throw new NotFoundException();
        }
        return file.substring(0, end);
    }
}
