package dev.packit.stats.project;

import dev.packit.stats.web.Urls;
import org.jspecify.annotations.Nullable;

/**
 * The path of a page of a project or namespace. It is parsed by hand, in linear time: names may contain slashes, and the
 * regular expressions that would find their ends backtrack so often that a single long path blocks a thread for seconds.
 *
 * @param project the namespace and repo, or only the namespace
 * @param section the segment after the first {@code /-/}; null if there is none
 * @param name the rest, without {@link #STATISTICS} at its end; null if there is none
 * @param statistics whether the path ends with {@link #STATISTICS} after a name
 */
record ProjectPath(
        String forge,
        String project,
        @Nullable String section,
        @Nullable String name,
        boolean statistics) {

    /** Separates a project, whose name may contain slashes, from the rest. */
    private static final String SEPARATOR = "/-/";

    static final String STATISTICS = "/-/statistics";

    /** @param rest the encoded path after the forge, since an encoded slash separates nothing */
    static ProjectPath of(String forge, String rest) {
        int end = rest.indexOf(SEPARATOR, 1);
        if (end < 0) {
            return new ProjectPath(forge, Urls.decoded(rest), null, null, false);
        }
        String project = Urls.decoded(rest.substring(0, end));
        String part = rest.substring(end + SEPARATOR.length());
        int slash = part.indexOf('/');
        if (slash < 0) {
            return new ProjectPath(forge, project, Urls.decoded(part), null, false);
        }
        String section = Urls.decoded(part.substring(0, slash));
        String name = part.substring(slash + 1);
        boolean statistics = name.length() > STATISTICS.length() && name.endsWith(STATISTICS);
        String plain = statistics ? name.substring(0, name.length() - STATISTICS.length()) : name;
        return new ProjectPath(forge, project, section, Urls.decoded(plain), statistics);
    }
}
