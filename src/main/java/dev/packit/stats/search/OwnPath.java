package dev.packit.stats.search;

import dev.packit.stats.search.Guess.Form;
import dev.packit.stats.web.Urls;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads paths of this site, and those that Packit and its dashboard have used over the years. */
final class OwnPath {

    /** The beginnings of paths that have pages of their own, and of those that redirect to them. */
    private static final Set<String> FIRST =
            Set.of("jobs", "results", "pipeline", "pipelines", "projects", "statistics", "status", "usage");

    /** The pages of logs that Packit's own API had before there was a dashboard. */
    private static final Pattern LOGS = Pattern.compile("/((?:srpm|copr|koji)-build)/([0-9]+)/logs");

    private OwnPath() {}

    /** @param path decoded, which may be followed by a query string and a fragment */
    static List<Guess> guesses(String path) {
        String plain = Urls.withoutTrailing('/', path.split("[?#]", 2)[0]);
        Matcher logs = LOGS.matcher(plain);
        if (logs.matches()) {
            return List.of(Guess.of(Form.PAGE, "/jobs/%ss/%s".formatted(logs.group(1), logs.group(2))));
        }
        boolean isPage = !plain.contains("//")
                && !Urls.hasDotSegment(plain)
                && FIRST.contains(plain.split("/", 3)[plain.isEmpty() ? 0 : 1]);
        return isPage ? List.of(Guess.of(Form.PAGE, plain)) : List.of();
    }
}
