package dev.packit.stats.search;

import dev.packit.stats.packit.JobKind;
import dev.packit.stats.search.Guess.Form;
import dev.packit.stats.web.Urls;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads paths of this site, and those that Packit and its dashboard have used over the years. */
final class OwnPath {

    /** The beginnings of paths that have pages of their own, and of those that redirect to them. */
    private static final Set<String> FIRST =
            Set.of("jobs", "results", "pipeline", "pipelines", "projects", "statistics", "status", "usage");

    /** The pages of logs that Packit's own API had before there was a dashboard. */
    private static final Pattern LOGS = Pattern.compile("/((?:srpm|copr|koji)-build)/([0-9]+)/logs");

    private OwnPath() {}

    /** The addresses of jobs in Packit's API, such as {@code /api/copr-builds/1000}. */
    private static final Pattern API_JOB = Pattern.compile("/api/([a-z-]+)/([0-9]+)");

    private static final Set<String> SLUGS = Arrays.stream(JobKind.values())
            .map(JobKind::slugs)
            .flatMap(slugs -> Stream.of(slugs.list(), slugs.detail(), slugs.former()))
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Returns the page; empty if there is none.
     *
     * @param path decoded, which may be followed by a query string and a fragment
     */
    static Optional<Guess> guess(String path) {
        String plain = Urls.withoutTrailing('/', path.split("[?#]", 2)[0]);
        Matcher logs = LOGS.matcher(plain);
        if (logs.matches()) {
            return page("/jobs/%ss/%s".formatted(logs.group(1), logs.group(2)));
        }
        Matcher api = API_JOB.matcher(plain);
        if (api.matches() && SLUGS.contains(api.group(1))) {
            return page("/jobs/%s/%s".formatted(api.group(1), api.group(2)));
        }
        boolean isPage = !plain.contains("//")
                && !Urls.hasDotSegment(plain)
                && FIRST.contains(plain.split("/", 3)[plain.isEmpty() ? 0 : 1]);
        return isPage ? page(plain) : Optional.empty();
    }

    private static Optional<Guess> page(String path) {
        return Optional.of(Guess.of(Form.PAGE, path));
    }
}
