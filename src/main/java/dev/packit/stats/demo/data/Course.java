package dev.packit.stats.demo.data;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a job is submitted, starts and finishes. Times after now are still to come. */
record Course(Instant now, Instant submitted, Instant startsAt, Instant finishesAt) {

    static Course of(World world, Duration waits, Duration runs) {
        Instant start = world.time().plus(waits);
        return new Course(world.now(), world.time(), start, start.plus(runs));
    }

    boolean hasStarted() {
        return !startsAt.isAfter(now);
    }

    boolean hasFinished() {
        return !finishesAt.isAfter(now);
    }

    /** When it started; null if it has not yet. */
    @Nullable
    Instant started() {
        return hasStarted() ? startsAt : null;
    }

    /** When it finished; null if it has not yet. */
    @Nullable
    Instant finished() {
        return hasFinished() ? finishesAt : null;
    }

    /** Returns the status that fits the job's progress. */
    <T> T choose(T waiting, T running, T done) {
        return hasFinished() ? done : hasStarted() ? running : waiting;
    }
}
