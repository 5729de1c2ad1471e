package dev.packit.stats.celery;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Limits the values of a metric label: after a maximum number of different words, all further ones become {@code other}. */
final class BoundedWords {

    static final String OTHER = "other";

    static final int LONGEST = 200;

    private final int most;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    BoundedWords(int most) {
        this.most = most;
    }

    /** @param word null if unknown */
    String of(@Nullable String word) {
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
