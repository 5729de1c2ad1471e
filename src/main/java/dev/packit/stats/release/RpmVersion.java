package dev.packit.stats.release;

import dev.packit.stats.packit.TargetOrder;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version of a package, in the order of RPM: {@code ~} comes before the end, {@code ^} after it, and separators do not
 * matter. Upstream's spelling of a pre-release equals that of a package: {@code 2.0-rc1} and {@code 2.0~rc1}. An epoch is
 * ignored, because neither upstream nor Koji names it.
 */
record RpmVersion(List<String> parts) implements Comparable<RpmVersion> {

    private static final Pattern EPOCH = Pattern.compile("^\\d+:");
    private static final Pattern PRE_RELEASE =
            Pattern.compile("(?<=\\d)[-_.~]?((?:alpha|beta|rc|pre|preview|dev)(?![a-z])|[ab](?=\\d))");
    private static final Pattern PART = Pattern.compile("[~^]|\\d+|[a-z]+");

    private static final String SEPARATORS = "-_/@";

    static RpmVersion of(String text) {
        String plain = EPOCH.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst("");
        return new RpmVersion(PART.matcher(PRE_RELEASE.matcher(plain).replaceAll("~$1"))
                .results()
                .map(MatchResult::group)
                .toList());
    }

    /**
     * The version in the tag of a release: {@code 1.2} in {@code v1.2}, {@code name-1.2} and {@code release/1.2}.
     *
     * @param names that a tag may start with and that may contain digits
     */
    static String inTag(String tag, List<String> names) {
        String version = names.stream()
                .filter(name -> tag.length() > name.length() + 1
                        && tag.regionMatches(true, 0, name, 0, name.length())
                        && SEPARATORS.indexOf(tag.charAt(name.length())) >= 0)
                .map(name -> tag.substring(name.length() + 1))
                .findFirst()
                .orElse(tag);
        return version.substring(prefix(version));
    }

    /**
     * The length of what comes before a version: words, each with its separator, and letters such as {@code v} directly before
     * it; 0 if no number follows. A word is a letter, or begins with two and may then contain digits and plus signs. This is
     * no regular expression, because anybody can choose a tag for which one would backtrack for hours.
     */
    private static int prefix(String version) {
        int found = 0;
        int word = 0;
        while (word < version.length()) {
            int letters = end(version, word, "");
            if (letters < version.length() && isDigit(version.charAt(letters))) {
                found = letters;
            }
            int end = letters - word < 2 ? letters : end(version, letters, "0123456789+");
            if (letters == word || end == version.length() || SEPARATORS.indexOf(version.charAt(end)) < 0) {
                break;
            }
            word = end + 1;
        }
        return found;
    }

    /** The first index, from a start, of a character that is neither an ASCII letter nor one of those given. */
    private static int end(String text, int start, String others) {
        int end = start;
        while (end < text.length() && (isLetter(text.charAt(end)) || others.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    @Override
    public int compareTo(RpmVersion other) {
        for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
            int compared = compare(part(i), other.part(i));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private @Nullable String part(int i) {
        return i < parts.size() ? parts.get(i) : null;
    }

    private static int compare(@Nullable String one, @Nullable String other) {
        int ranked = Integer.compare(rank(one), rank(other));
        if (ranked != 0 || one == null || other == null) {
            return ranked;
        }
        return isNumber(one) ? TargetOrder.BY_VALUE.compare(one, other) : one.compareTo(other);
    }

    private static int rank(@Nullable String part) {
        if (part == null) {
            return 1;
        }
        return switch (part) {
            case "~" -> 0;
            case "^" -> 2;
            default -> isNumber(part) ? 4 : 3;
        };
    }

    private static boolean isNumber(String part) {
        return Character.isDigit(part.charAt(0));
    }
}
