package dev.packit.stats.web.answer;

import dev.packit.stats.web.Urls;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Guesses what somebody was looking for whose address leads nowhere, so that they can search for it. */
final class Wanted {

    /** What follows a project's name if a number identifies it. */
    private static final Set<String> NUMBERED = Set.of("pull-requests", "issues");

    /** The most characters that can be searched for. */
    private static final int LONGEST = 500;

    private Wanted() {}

    /**
     * Returns the last name in a path, or {@code namespace/repo#24} for that of a pull request or issue; empty if there is none.
     *
     * @param path encoded
     */
    static String at(String path) {
        List<String> segments =
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        int section = segments.indexOf("-");
        boolean isNumbered =
                section > 2 && segments.size() == section + 3 && NUMBERED.contains(segments.get(section + 1));
        String wanted = isNumbered
                ? String.join("/", segments.subList(2, section)) + "#" + segments.get(section + 2)
                : segments.isEmpty() ? "" : segments.get(segments.size() - 1);
        String decoded = decoded(wanted);
        // the path of a request without one
        return decoded.length() > LONGEST || decoded.startsWith("…") ? "" : decoded;
    }

    private static String decoded(String text) {
        try {
            return Urls.decoded(text);
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }
}
