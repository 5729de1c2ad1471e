package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Numbers the words that millions of jobs share: statuses with their kind, targets and identifiers. Words are never
 * removed. Some columns accept any text, so beyond a limit, which is far above what Packit writes, all new words share
 * one number, for unknown.
 */
public final class Vocabulary {

    static final int MOST_STATUSES = 4_095;
    static final int MOST_WORDS = 65_535;

    /** The number for a missing target or identifier. */
    public static final char NO_WORD = 0;

    /**
     * The meaning of a status number.
     *
     * @param word null if the row has none
     * @param outcome its outcome
     */
    public record Status(JobKind kind, String word, Outcome outcome) {

        public static Status of(JobKind kind, String word) {
            return new Status(kind, word, kind.source().statuses().outcome(word));
        }
    }

    private final Map<Status, Integer> numbersOfStatuses = new HashMap<>();
    private final List<Status> statuses = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Character> numbersOfWords = new HashMap<>();
    private final List<String> words = Collections.synchronizedList(new ArrayList<>());

    public Vocabulary() {
        numbersOfWords.put(null, NO_WORD);
        words.add(null);
    }

    synchronized int number(Status status) {
        Integer known = numbersOfStatuses.get(status);
        if (known != null) {
            return known;
        }
        if (statuses.size() >= MOST_STATUSES - JobKind.values().length && status.word != null) {
            return number(Status.of(status.kind, null));
        }
        statuses.add(status);
        numbersOfStatuses.put(status, statuses.size() - 1);
        return statuses.size() - 1;
    }

    /** @param word a target or identifier; null if a job has none */
    synchronized char number(String word) {
        Character known = numbersOfWords.get(word);
        if (known != null) {
            return known;
        }
        if (words.size() >= MOST_WORDS) {
            return NO_WORD;
        }
        words.add(word);
        numbersOfWords.put(word, (char) (words.size() - 1));
        return (char) (words.size() - 1);
    }

    public List<Status> statuses() {
        synchronized (statuses) {
            return List.copyOf(statuses);
        }
    }

    /** The first one, {@link #NO_WORD}, is null. */
    List<String> words() {
        synchronized (words) {
            return new ArrayList<>(words);
        }
    }

    /** A target or an identifier; null for {@link #NO_WORD}. */
    public String word(char number) {
        return words.get(number);
    }

    public Status status(int number) {
        return statuses.get(number);
    }

    /** The numbers of the statuses that match. */
    public boolean[] statuses(Predicate<Status> wanted) {
        List<Status> all = statuses();
        boolean[] chosen = new boolean[all.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = wanted.test(all.get(i));
        }
        return chosen;
    }

    /** The numbers of the targets or identifiers that match; never includes {@link #NO_WORD}. */
    public boolean[] words(Predicate<String> wanted) {
        List<String> all = words();
        boolean[] chosen = new boolean[all.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = all.get(i) != null && wanted.test(all.get(i));
        }
        return chosen;
    }
}
