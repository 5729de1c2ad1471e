package dev.packit.stats.project;

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

    private static final String SEPARATOR = "[-_/@]";

    /** Words before a version, each with its separator, and letters such as {@code v} directly before it. */
    private static final Pattern PREFIX = Pattern.compile(
            "^(?:(?:[a-z]+|[a-z]{2,}[a-z0-9+]*)" + SEPARATOR + ")*[a-z]*(?=\\d)", Pattern.CASE_INSENSITIVE);

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
                .filter(name -> tag.matches("(?i)" + Pattern.quote(name) + SEPARATOR + ".+"))
                .map(name -> tag.substring(name.length() + 1))
                .findFirst()
                .orElse(tag);
        return PREFIX.matcher(version).replaceFirst("");
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
