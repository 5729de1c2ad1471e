package dev.packit.stats.packit;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The status words of a kind of job and their meanings.
 *
 * @param outcomes by word, in the order in which forms offer them
 * @param free whether the column accepts any text, so that other words may occur
 */
public record Statuses(Map<String, Outcome> outcomes, boolean free) {

    static Statuses of(String running, String success, String failed, String error, String other) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        put(outcomes, running, Outcome.RUNNING);
        put(outcomes, success, Outcome.SUCCESS);
        put(outcomes, failed, Outcome.FAILED);
        put(outcomes, error, Outcome.ERROR);
        put(outcomes, other, Outcome.OTHER);
        return new Statuses(outcomes, false);
    }

    static Statuses none() {
        return new Statuses(Map.of(), false);
    }

    Statuses andAnyText() {
        return new Statuses(outcomes, true);
    }

    private static void put(Map<String, Outcome> outcomes, String words, Outcome outcome) {
        for (String word : words.split(" ")) {
            if (!word.isEmpty()) {
                outcomes.put(word, outcome);
            }
        }
    }

    /** Returns {@link Outcome#OTHER} for null and unknown words. */
    public Outcome outcome(@Nullable String status) {
        return status == null ? Outcome.OTHER : outcomes.getOrDefault(status, Outcome.OTHER);
    }

    /** Whether the column may contain this word. */
    public boolean has(String word) {
        return free || outcomes.containsKey(word);
    }

    /** The words that mean one of these outcomes; does not include the unknown words that mean {@link Outcome#OTHER}. */
    public List<String> words(Set<?> of) {
        return outcomes.entrySet().stream()
                .filter(entry -> of.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The words that do not mean any of these outcomes. */
    public List<String> wordsExcept(Set<?> of) {
        Set<Outcome> rest = EnumSet.allOf(Outcome.class);
        rest.removeAll(of);
        return words(rest);
    }
}
