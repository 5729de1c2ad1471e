package dev.packit.stats.search;

import dev.packit.stats.web.Urls;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL as people paste it: with or without its scheme, or as Git writes it.
 *
 * @param host in lower case, without port and {@code www.}
 * @param segments of the path, decoded
 * @param query encoded; empty if there is none
 */
record Address(String host, List<String> segments, String query) {

    private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@]*@)?");

    /** What Git calls a remote: {@code git@github.com:packit/ogr.git}. */
    private static final Pattern REMOTE = Pattern.compile("^[\\w.-]+@([\\w.-]+):(?!\\d+/)/?");

    private static final Pattern HOST = Pattern.compile("^((?:[a-zA-Z0-9-]+\\.)+[a-zA-Z]{2,}|localhost"
            + "|(?:\\d{1,3}\\.){3}\\d{1,3}|\\[[0-9a-fA-F:.]+\\])(?::\\d+)?(?=[/?#]|$)");

    /** Reads a text that begins with a scheme, or with the name of a host and a slash. */
    static Optional<Address> of(String text) {
        boolean isUrl = SCHEME.matcher(text).find();
        String plain = REMOTE.matcher(SCHEME.matcher(text).replaceFirst("")).replaceFirst("$1/");
        Matcher host = HOST.matcher(plain);
        if (!host.find() || !isUrl && !plain.startsWith("/", host.end())) {
            return Optional.empty();
        }
        String rest = plain.substring(host.end()).split("#", 2)[0];
        String[] parts = rest.split("\\?", 2);
        List<String> segments = Arrays.stream(parts[0].split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(Address::decoded)
                .toList();
        String name = host.group(1).toLowerCase(Locale.ROOT);
        return Optional.of(new Address(
                name.startsWith("www.") ? name.substring("www.".length()) : name,
                segments,
                parts.length > 1 ? parts[1] : ""));
    }

    private static String decoded(String segment) {
        try {
            return Urls.decoded(segment);
        } catch (IllegalArgumentException notEncoded) {
            return segment;
        }
    }

    /** The first parameter of this name, decoded; empty if there is none. */
    Optional<String> parameter(String name) {
        return Arrays.stream(query.split("&"))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> decoded(part.substring(name.length() + 1)))
                .findFirst();
    }

    /** The host and the whole path. */
    String page() {
        return host + "/" + String.join("/", segments);
    }

    /** The segments from one position up to another, joined by slashes. */
    String path(int from, int to) {
        return String.join("/", segments.subList(from, to));
    }
}
