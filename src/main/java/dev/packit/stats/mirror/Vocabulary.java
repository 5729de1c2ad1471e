package dev.packit.stats.mirror;

import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Assigns numbers to the few values that millions of jobs share: statuses of a kind, targets and identifiers. It only grows.
 * Some columns accept any text, so there is a limit, far beyond what Packit writes; new values beyond it count as unknown.
 */
final class Vocabulary {

    static final int MOST_STATUSES = 4_095;
    static final int MOST_WORDS = 65_535;

    /** The characters of all words together. */
    private static final int MOST_CHARACTERS = 2_000_000;

    /** Stands for a missing target or identifier. */
    static final char NO_WORD = 0;

    private final Map<JobStatus, Integer> numbersOfStatuses = new HashMap<>();
    private final List<JobStatus> statuses = Collections.synchronizedList(new ArrayList<>());
    private final Map<@Nullable String, Character> numbersOfWords = new HashMap<>();
    private final List<@Nullable String> words = Collections.synchronizedList(new ArrayList<>());
    private int characters;
    private volatile boolean isFull;

    Vocabulary() {
        numbersOfWords.put(null, NO_WORD);
        words.add(null);
    }

    synchronized int number(JobStatus status) {
        Integer number = numbersOfStatuses.get(status);
        if (number != null) {
            return number;
        }
        if (statuses.size() >= MOST_STATUSES - JobKind.values().length * Fate.values().length
                && status.word() != null) {
            isFull = true;
            return number(JobStatus.of(status.kind(), null, status.fate()));
        }
        statuses.add(status);
        numbersOfStatuses.put(status, statuses.size() - 1);
        return statuses.size() - 1;
    }

    /** @param word a target or identifier; null if a job has none */
    synchronized char number(@Nullable String word) {
        Character number = numbersOfWords.get(word);
        if (number != null) {
            return number;
        }
        if (word == null) {
            return NO_WORD;
        }
        if (words.size() >= MOST_WORDS || characters + word.length() > MOST_CHARACTERS) {
            isFull = true;
            return NO_WORD;
        }
        characters += word.length();
        words.add(word);
        numbersOfWords.put(word, (char) (words.size() - 1));
        return (char) (words.size() - 1);
    }

    /** Whether any status, target or identifier was left out. */
    boolean isFull() {
        return isFull;
    }

    List<JobStatus> statuses() {
        synchronized (statuses) {
            return List.copyOf(statuses);
        }
    }

    /** The targets and identifiers by number; the first one, {@link #NO_WORD}, is null. */
    List<@Nullable String> words() {
        synchronized (words) {
            return new ArrayList<>(words);
        }
    }

    JobStatus status(int number) {
        return statuses.get(number);
    }
}
