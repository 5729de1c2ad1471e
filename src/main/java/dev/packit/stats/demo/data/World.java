package dev.packit.stats.demo.data;

import java.time.Duration;
import java.time.Instant;

/**
 * What all that happens in the demo shares.
 *
 * @param now when the demo is looked at: nothing happens after
 */
record World(
        Instant now,
        Rows rows,
        Timeline timeline,
        Chance chance,
        Infrastructure infrastructure,
        Texts texts,
        Counters counters) {

    /** When whatever happens is happening. */
    Instant time() {
        return timeline.time();
    }

    /** Whether that many days have passed since, when the demo is looked at. */
    boolean isOlderThan(int days) {
        return Duration.between(time(), now).toDays() >= days;
    }

    /** Whether that much time has passed since, when the demo is looked at. */
    boolean hasPassed(Duration duration) {
        return time().plus(duration).isBefore(now);
    }

    /** Has something happen a while after what is happening. */
    void later(Duration typical, Runnable action) {
        timeline.at(time().plus(chance.about(typical)), action);
    }
}
