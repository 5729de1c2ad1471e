package dev.packit.stats.packit;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The status words of a kind of job and their meanings.
 *
 * @param outcomes by word, in the order in which forms offer them
 * @param waiting the words for jobs that have not started yet
 * @param passing the words for jobs that are neither running nor have ended: another word follows
 * @param free whether the column accepts any text, so that other words may occur
 */
public record Statuses(Map<String, Outcome> outcomes, Set<String> waiting, Set<String> passing, boolean free) {

    /** Packit's word for a test that is about to be canceled. */
    static final String CANCEL_REQUESTED = "cancel-requested";

    /** The name of its constant in Packit's code, which the database contains, too. */
    static final String CANCEL_REQUESTED_IN_DATABASE = "cancel_requested";

    static final Statuses NONE = new Statuses(Map.of(), Set.of(), Set.of(), false);

    Statuses waiting(String words) {
        return new Statuses(and(words, Outcome.RUNNING), split(words), passing, free);
    }

    Statuses running(String words) {
        return new Statuses(and(words, Outcome.RUNNING), waiting, passing, free);
    }

    Statuses success(String words) {
        return new Statuses(and(words, Outcome.SUCCESS), waiting, passing, free);
    }

    Statuses failed(String words) {
        return new Statuses(and(words, Outcome.FAILED), waiting, passing, free);
    }

    Statuses error(String words) {
        return new Statuses(and(words, Outcome.ERROR), waiting, passing, free);
    }

    Statuses other(String words) {
        return new Statuses(and(words, Outcome.OTHER), waiting, passing, free);
    }

    Statuses passing(String words) {
        return new Statuses(and(words, Outcome.OTHER), waiting, split(words), free);
    }

    Statuses andAnyText() {
        return new Statuses(outcomes, waiting, passing, true);
    }

    private Map<String, Outcome> and(String words, Outcome outcome) {
        Map<String, Outcome> all = new LinkedHashMap<>(outcomes);
        split(words).forEach(word -> all.put(word, outcome));
        return all;
    }

    private static Set<String> split(String words) {
        return new LinkedHashSet<>(List.of(words.split(" ")));
    }

    /** Returns {@link Outcome#OTHER} for null and unknown words. */
    public Outcome outcome(@Nullable String status) {
        return status == null ? Outcome.OTHER : outcomes.getOrDefault(status, Outcome.OTHER);
    }

    /** Whether another word is still to come, however long it takes. */
    boolean isOpen(@Nullable String word) {
        return outcome(word) == Outcome.RUNNING || word != null && passing.contains(word);
    }

    /** Returns Packit's spelling of a word that people may also know from the database. */
    public static String spelled(String word) {
        return word.equals(CANCEL_REQUESTED_IN_DATABASE) ? CANCEL_REQUESTED : word;
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
