package dev.packit.stats.web;

import dev.packit.stats.database.Guard;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds URLs from untrusted text. */
public final class Urls {

    private static final Pattern RELATIVE = Pattern.compile("(^|/)\\.{1,2}(/|$)");

    /** Longer ones are of no use in most browsers and servers. */
    private static final int LONGEST = 2_000;

    private Urls() {}

    /** Returns an HTTP or HTTPS URL unchanged, and null for one that is too long or anything else, such as {@code javascript:}. */
    public static @Nullable String web(@Nullable String url) {
        if (url == null || url.length() > LONGEST) {
            return null;
        }
        String scheme = url.strip().toLowerCase(Locale.ROOT);
        return scheme.startsWith("https://") || scheme.startsWith("http://") ? url.strip() : null;
    }

    /** Returns a path or URL unchanged, and null if it is too long or has a name in it that was cut, so that it leads nowhere. */
    public static @Nullable String reachable(String path) {
        boolean isCut = path.length() > Guard.WORD && path.contains(encoded(Guard.MARK));
        return isCut || path.length() > LONGEST ? null : path;
    }

    /** Encodes text for a path. Slashes are kept, unless the text contains dot segments, which would lead to another path. */
    public static String path(String text) {
        return hasDotSegment(text) ? encoded(text) : encoded(text).replace("%2F", "/");
    }

    /** Whether a segment of a path leads to another path. */
    public static boolean hasDotSegment(String text) {
        boolean mayHave = text.contains("./") || text.endsWith(".");
        return mayHave && RELATIVE.matcher(text).find();
    }

    /** The path of the list of runs with one filter. */
    public static String runs(String parameter, String value) {
        return "/pipeline" + query(Map.of(parameter, value));
    }

    /** Returns {@code ?a=1&b=2} in the map's order; empty for an empty map. */
    public static String query(Map<String, ?> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + readable(entry.getValue().toString()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** Encodes text for a query string, but keeps characters that are allowed there readable. */
    private static String readable(String value) {
        return encoded(value).replace("%2F", "/").replace("%3A", ":").replace("%2C", ",");
    }

    /** Decodes a part of a path, in which, unlike in a form, a plus sign does not stand for a space. */
    public static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Removes a character from the end as often as it is there, in linear time, unlike a regular expression. */
    public static String withoutTrailing(char character, String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == character) {
            end--;
        }
        return text.substring(0, end);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
