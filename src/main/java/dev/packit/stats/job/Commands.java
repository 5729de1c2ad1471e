package dev.packit.stats.job;

import dev.packit.stats.packit.Command;
import dev.packit.stats.packit.Job;
import java.util.List;
import java.util.Objects;
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
                .filter(command -> command.outcomes().test(job.outcome()))
                .map(command -> filled(command, job, attributes))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Filled filled(Command command, Job job, Attributes attributes) {
        StringBuilder filled = new StringBuilder();
        Matcher place = PLACE.matcher(command.template());
        while (place.find()) {
            String key = place.group(1);
            String value = key.equals("target") ? job.target() : attributes.text(key);
            if (value == null || !SAFE.matcher(value).matches()) {
                return null;
            }
            place.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return new Filled(command.label(), place.appendTail(filled).toString());
    }
}
