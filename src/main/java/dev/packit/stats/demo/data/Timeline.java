package dev.packit.stats.demo.data;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Lets things happen one after another, each of which may bring about others later, until now is reached. */
final class Timeline {

    private record Step(Instant time, int number, Runnable action) {}

    // Of two at the same time, the one that was planned first.
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparing(Step::time).thenComparing(Step::number));

    private final Instant now;
    private Instant time = Instant.MIN;
    private int planned;

    Timeline(Instant now) {
        this.now = now;
    }

    /** What is planned for after now never happens. */
    void at(Instant moment, Runnable action) {
        if (!moment.isAfter(now)) {
            steps.add(new Step(moment, planned++, action));
        }
    }

    /** When whatever happens is happening. */
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
