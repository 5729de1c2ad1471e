package dev.packit.stats.demo.data;

import java.time.Duration;
import java.time.Instant;

/**
 * State shared by all parts of the demo.
 *
 * @param now the current time in the demo, after which nothing happens
 */
record World(
        Instant now,
        Rows rows,
        Timeline timeline,
        Chance chance,
        Infrastructure infrastructure,
        Texts texts,
        Counters counters) {

    /** The time of the action that is running. */
    Instant time() {
        return timeline.time();
    }

    /** Whether that many days will have passed since then by the demo's current time. */
    boolean isOlderThan(int days) {
        return Duration.between(time(), now).toDays() >= days;
    }

    /** Whether that much time will have passed since then by the demo's current time. */
    boolean hasPassed(Duration duration) {
        return time().plus(duration).isBefore(now);
    }

    /** Schedules an action at an exact age by the demo's current time. */
    void ago(Duration age, Runnable action) {
        timeline.at(now.minus(age), action);
    }

    /** Adds a group of jobs that are submitted now, and returns its id. */
    int group(Table table) {
        return rows.add(table).set("submitted_time", time()).id();
    }

    /** Schedules an action some time after the one that is running. */
    void later(Duration typical, Runnable action) {
        timeline.at(time().plus(chance.about(typical)), action);
    }
}
