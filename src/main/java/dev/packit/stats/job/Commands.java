package dev.packit.stats.job;

import dev.packit.stats.packit.Command;
import dev.packit.stats.packit.Job;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills in the commands of a job. Readers paste them into a shell, so values with any special character are refused. */
final class Commands {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern SAFE = Pattern.compile("[\\w/.+][\\w/.+:~@%^=-]*");

    private Commands() {}

    /** @param label what the command does */
    public record Filled(String label, String command) {}

    /** Returns the commands for the job's outcome of which all values are known. */
    static List<Filled> of(Job job, Attributes attributes) {
        return job.kind().source().commands().stream()
                .filter(command -> command.outcomes().contains(job.outcome()))
                .map(command -> filled(command, job, attributes))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Filled filled(Command command, Job job, Attributes attributes) {
        Matcher places = PLACE.matcher(command.template());
        List<String> keys = places.results().map(place -> place.group(1)).toList();
        boolean known = keys.stream().allMatch(key -> {
            String value = value(key, job, attributes);
            return value != null && SAFE.matcher(value).matches();
        });
        return known
                ? new Filled(
                        command.label(),
                        places.replaceAll(place ->
                                Matcher.quoteReplacement(Objects.requireNonNull(value(key(place), job, attributes)))))
                : null;
    }

    private static String key(MatchResult place) {
        return place.group(1);
    }

    private static @Nullable String value(String key, Job job, Attributes attributes) {
        return key.equals("target") ? job.target() : attributes.text(key);
    }
}
