package dev.packit.stats.pipeline;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How many of a run's jobs have an outcome, and which, if it is a bad one.
 *
 * @param total the number of all jobs
 * @param named the first of the jobs; empty unless the outcome is bad
 */
public record OutcomeCount(Outcome outcome, int count, int total, List<Job> named) {

    private static final int MOST_NAMED = 3;

    private static final Comparator<OutcomeCount> BAD_FIRST = Comparator.comparing(
                    (OutcomeCount count) -> count.named.isEmpty())
            .thenComparing(count -> count.outcome.precedence());

    /** Bad outcomes first. */
    static List<OutcomeCount> of(List<Job> jobs) {
        return jobs.stream().collect(Collectors.groupingBy(Job::outcome)).entrySet().stream()
                .map(part -> new OutcomeCount(
                        part.getKey(),
                        part.getValue().size(),
                        jobs.size(),
                        part.getValue().stream()
                                .limit(part.getKey().isBad() ? MOST_NAMED : 0)
                                .toList()))
                .sorted(BAD_FIRST)
                .toList();
    }

    /** How many jobs are not named. */
    public int more() {
        return count - named.size();
    }

    /** {@code 1 of 13 failed}, {@code 12 success}. */
    public String words() {
        return named.isEmpty() ? count + " " + outcome.word() : "%d of %d %s".formatted(count, total, verb(outcome));
    }

    /** The verb of a sentence about a run that says what happened to it. */
    static String verb(Outcome outcome) {
        return switch (outcome) {
            case RUNNING -> "is running";
            case SUCCESS -> "succeeded";
            case FAILED -> "failed";
            case ERROR -> "ended in an error";
            case OTHER -> "has no result";
        };
    }
}
