package dev.packit.stats.demo.data;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Runs scheduled actions in order, each of which may schedule later ones, until the current time is reached. */
final class Timeline {

    private record Step(Instant time, int number, Runnable action) {}

    // Actions at the same time run in the order in which they were scheduled.
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparing(Step::time).thenComparing(Step::number));

    private final Instant now;
    private Instant time = Instant.MIN;
    private int planned;

    Timeline(Instant now) {
        this.now = now;
    }

    /** Actions scheduled after the current time never run. */
    void at(Instant moment, Runnable action) {
        if (!moment.isAfter(now)) {
            steps.add(new Step(moment, planned++, action));
        }
    }

    /** The time of the action that is running. */
    Instant time() {
        return time;
    }

    void run() {
        for (Step step = steps.poll(); step != null; step = steps.poll()) {
            time = step.time();
            step.action().run();
        }
    }
}
