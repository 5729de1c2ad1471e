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
 * Numbers for the words that millions of jobs have in common: a kind with a status, and a target. Only ever grows. Some
 * columns take any text; past a bound, which is far beyond what Packit writes, new words are taken for one: unknown.
 */
public final class Vocabulary {

    static final int MOST_STATUSES = 4_095;
    static final int MOST_TARGETS = 65_535;

    /**
     * What a number for a status stands for.
     *
     * @param word null where the row has none
     * @param outcome what it means
     */
    public record Status(JobKind kind, String word, Outcome outcome) {

        public static Status of(JobKind kind, String word) {
            return new Status(kind, word, kind.source().statuses().outcome(word));
        }
    }

    private final Map<Status, Integer> numbersOfStatuses = new HashMap<>();
    private final List<Status> statuses = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> numbersOfTargets = new HashMap<>();
    private final List<String> targets = Collections.synchronizedList(new ArrayList<>());

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

    /** @param target null for a job that is for none */
    synchronized char number(String target) {
        Integer known = numbersOfTargets.get(target);
        if (known != null) {
            return (char) (int) known;
        }
        if (targets.size() >= MOST_TARGETS - 1 && target != null) {
            return number((String) null);
        }
        targets.add(target);
        numbersOfTargets.put(target, targets.size() - 1);
        return (char) (targets.size() - 1);
    }

    public List<Status> statuses() {
        synchronized (statuses) {
            return List.copyOf(statuses);
        }
    }

    /** May hold null. */
    public List<String> targets() {
        synchronized (targets) {
            return new ArrayList<>(targets);
        }
    }

    public String target(int number) {
        return targets.get(number);
    }

    public Status status(int number) {
        return statuses.get(number);
    }

    /** Which numbers stand for a status that is wanted. */
    public boolean[] statuses(Predicate<Status> wanted) {
        List<Status> all = statuses();
        boolean[] chosen = new boolean[all.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = wanted.test(all.get(i));
        }
        return chosen;
    }

    /** Which numbers stand for a target that is wanted; none does for null. */
    public boolean[] targets(Predicate<String> wanted) {
        List<String> all = targets();
        boolean[] chosen = new boolean[all.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = all.get(i) != null && wanted.test(all.get(i));
        }
        return chosen;
    }
}
