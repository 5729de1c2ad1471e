package dev.packit.stats.push;

import java.util.Locale;

/** What can become of a push that is to be passed on. */
enum RelayResult {
    /** The receiver has taken it. */
    ACCEPTED,
    /** The receiver or this instance has refused it, and its pusher knows. */
    REFUSED,
    /** Its pusher was told that it would be passed on, but that turned out to be impossible. */
    LOST,
    /** There was no room for it. */
    FULL;

    /** The value of the metric label {@code result}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
