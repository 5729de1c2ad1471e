package dev.packit.stats.celery;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Words for a label: the first so many as they are, every further one as {@code other}. */
final class BoundedWords {

    static final String OTHER = "other";

    static final int LONGEST = 200;

    private final int most;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    BoundedWords(int most) {
        this.most = most;
    }

    /** @param word null for none */
    String of(String word) {
        if (word == null) {
            return "unknown";
        }
        if (known.contains(word)) {
            return word;
        }
        if (known.size() >= most || word.length() > LONGEST) {
            return OTHER;
        }
        known.add(word);
        return word;
    }
}
