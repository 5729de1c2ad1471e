package dev.packit.stats.push;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The number of the last push from each process that passes pushes on. Immutable.
 *
 * @param byRelay by the identifier of the process
 */
record RelayNumbers(SortedMap<String, Last> byRelay) {

    static final RelayNumbers NONE = new RelayNumbers(new TreeMap<>());

    /** How long a process that is silent is remembered: much longer than it holds a push that it may have to send again. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int MOST = 100;

    RelayNumbers {
        byRelay = Collections.unmodifiableSortedMap(byRelay);
    }

    /** Whether this push, or a later one of the same process, has been added. */
    boolean has(@Nullable Relayed push) {
        if (push == null) {
            return false;
        }
        Last last = byRelay.get(push.relay());
        return last != null && last.number >= push.number();
    }

    /** Adds a push, and forgets processes that have been silent for a day, or the longest if there are too many. */
    RelayNumbers with(@Nullable Relayed push, Instant now) {
        if (push == null) {
            return this;
        }
        SortedMap<String, Last> next = new TreeMap<>(byRelay);
        next.values().removeIf(last -> last.at.isBefore(now.minus(KEPT)));
        next.put(push.relay(), new Last(push.number(), now));
        while (next.size() > MOST) {
            next.remove(Collections.min(next.entrySet(), Map.Entry.comparingByValue(Comparator.comparing(Last::at)))
                    .getKey());
        }
        return new RelayNumbers(next);
    }

    /**
     * The last push of a process.
     *
     * @param number its number
     * @param at when it was added
     */
    record Last(long number, Instant at) {

        static Last parse(String text) {
            String[] parts = text.split(" ");
            return new Last(Long.parseLong(parts[0]), Instant.parse(parts[1]));
        }

        String text() {
            return number + " " + at;
        }
    }
}
