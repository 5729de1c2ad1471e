package dev.packit.stats.search;

import dev.packit.stats.packit.ExternalId;
import dev.packit.stats.search.Guess.Form;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the URLs of Copr, Koji, Testing Farm, Bodhi and OpenScanHub, wherever they are hosted. */
final class BackendUrl {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** The folder of a build in Copr's storage: {@code 09123456-python-ogr}. */
    private static final Pattern RESULT = Pattern.compile("0*([1-9][0-9]*)(?:-.*)?");

    private BackendUrl() {}

    static boolean isUuid(String text) {
        return UUID.matcher(text).matches();
    }

    /** Returns what the URL identifies; empty if it is none of these. */
    static Optional<Guess> guess(Address address) {
        List<String> segments = address.segments();
        Optional<String> task = address.parameter("taskID").filter(Guesses::isNumber);
        if (task.isPresent()) {
            return task.map(id -> Guess.job(id, ExternalId.KOJI_TASK));
        }
        Optional<String> build = Stream.of("nvr", "terms")
                .flatMap(parameter -> address.parameter(parameter).stream())
                .filter(Guesses::isBuild)
                .findFirst();
        if (build.isPresent()) {
            return build.map(Guesses::build);
        }
        if (address.host().startsWith("koji.")) {
            return Optional.of(Guess.of(Form.OTHER_PAGE, address.page()));
        }
        if (!segments.isEmpty() && segments.get(0).equals("coprs")) {
            return Optional.of(after("build", segments)
                    .map(id -> Guess.job(id, ExternalId.COPR_BUILD))
                    .orElse(Guess.of(Form.OTHER_PAGE, address.page())));
        }
        if (address.host().startsWith("download.copr.")) {
            // results, owner, project, chroot, build
            return segments.size() < 5 ? Optional.empty() : result(segments.get(4));
        }
        if (segments.contains("updates")) {
            return segments.stream()
                    .filter(Guesses::isUpdate)
                    .findFirst()
                    .map(alias -> Guess.job(alias, ExternalId.UPDATE));
        }
        if (address.host().startsWith("openscanhub.")) {
            return after("task", segments).map(id -> Guess.job(id, ExternalId.SCAN));
        }
        return segments.stream()
                .filter(BackendUrl::isUuid)
                .findFirst()
                .map(id -> Guess.job(id.toLowerCase(Locale.ROOT), ExternalId.TEST_REQUEST));
    }

    private static Optional<Guess> result(String folder) {
        Matcher build = RESULT.matcher(folder);
        return build.matches() ? Optional.of(Guess.job(build.group(1), ExternalId.COPR_BUILD)) : Optional.empty();
    }

    /** The number after a segment. */
    private static Optional<String> after(String segment, List<String> segments) {
        int at = segments.lastIndexOf(segment);
        return at < 0 || at + 1 >= segments.size()
                ? Optional.empty()
                : Optional.of(segments.get(at + 1)).filter(Guesses::isNumber);
    }
}
