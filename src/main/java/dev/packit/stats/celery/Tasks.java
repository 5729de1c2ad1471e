package dev.packit.stats.celery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the names, queues and submission times of recent tasks, since only their first events contain them: later events
 * refer to a task by its id alone.
 */
final class Tasks {

    private static final int REMEMBERED = 20_000;
    private static final int NAMES = 200;

    /** The number of starts that are expected of one task at the same time. */
    private static final int STARTS = 8;

    /** Celery's own ids have 36 characters. */
    private static final int LONGEST_ID = 200;

    /** In seconds. A longer time results from a wrong clock or a faulty worker and would distort a sum permanently. */
    private static final double LONGEST = Duration.ofDays(7).toSeconds();

    private final BoundedWords names = new BoundedWords(NAMES);
    private final BoundedWords queues = new BoundedWords(NAMES);
    private final Cache<String, Known> tasks = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();

    /**
     * @param queue null if the {@code task-sent} event was missed
     * @param since when the task began to wait, in seconds since 1970, for each start that is still expected: several if it
     *     is sent again for a retry before its worker's batch of events reports the first start; in the order of events
     * @param startedAt the time of a start that was reported before the task was reported as sent; null if there is none
     */
    private record Known(
            String name,
            @Nullable String queue,
            List<Double> since,
            @Nullable Double startedAt) {

        static Known of(String name) {
            return new Known(name, null, List.of(), null);
        }

        Known {
            since = List.copyOf(since);
        }

        Known sent(String toQueue, @Nullable Double at) {
            List<Double> all = new ArrayList<>(since);
            if (at != null) {
                all.add(at);
            }
            return new Known(name, toQueue, all.subList(Math.max(0, all.size() - STARTS), all.size()), null);
        }

        /** The wait that ended at a time: the last one that began before, or else the first one. */
        int waitUntil(double time) {
            int last = since.size() - 1;
            while (last > 0 && since.get(last) > time) {
                last--;
            }
            return last;
        }
    }

    TaskEvent take(TaskEvent.State state, CeleryEvent event) {
        String id = event.uuid() == null || event.uuid().length() > LONGEST_ID ? null : event.uuid();
        Known known = id == null ? null : tasks.getIfPresent(id);
        String name = known == null ? names.of(event.name()) : known.name;
        Double runtime = plausible(event.runtime());
        if (id == null) {
            return new TaskEvent(state, name, null, null, runtime);
        }
        switch (state) {
            case SENT -> {
                return sent(id, known == null ? Known.of(name) : known, event);
            }
            case RECEIVED -> {
                if (known == null) {
                    tasks.put(id, Known.of(name));
                }
            }
            case STARTED -> {
                return started(id, name, known, event);
            }
            default -> {
                // keep the entry, because a task that is retried or redelivered will have further events
            }
        }
        return new TaskEvent(state, name, null, null, runtime);
    }

    /** A fast worker can report the start before the sender reports that it sent the task: the wait is known only then. */
    private TaskEvent sent(String id, Known known, CeleryEvent event) {
        String queue = queues.of(event.queue());
        Double due = due(event);
        if (known.startedAt == null || due == null || due > known.startedAt) {
            tasks.put(id, known.sent(queue, due));
            return new TaskEvent(TaskEvent.State.SENT, known.name, null, null, null);
        }
        tasks.put(id, new Known(known.name, queue, known.since, null));
        Double waited = plausible(known.startedAt - due);
        return new TaskEvent(TaskEvent.State.SENT, known.name, waited == null ? null : queue, waited, null);
    }

    private TaskEvent started(String id, String name, @Nullable Known known, CeleryEvent event) {
        if (known == null || known.since.isEmpty() || event.timestamp() == null) {
            tasks.put(id, new Known(name, known == null ? null : known.queue, List.of(), event.timestamp()));
            return new TaskEvent(TaskEvent.State.STARTED, name, null, null, null);
        }
        int wait = known.waitUntil(event.timestamp());
        tasks.put(id, new Known(name, known.queue, known.since.subList(wait + 1, known.since.size()), null));
        // can be negative, because the sender's and the worker's clocks differ
        Double waited = plausible(Math.max(0, event.timestamp() - known.since.get(wait)));
        return new TaskEvent(TaskEvent.State.STARTED, name, waited == null ? null : known.queue, waited, null);
    }

    /** Returns null for a duration that no task can have had. */
    private static @Nullable Double plausible(@Nullable Double seconds) {
        return seconds == null || !(seconds >= 0 && seconds <= LONGEST) ? null : seconds;
    }

    private static @Nullable Double due(CeleryEvent event) {
        Instant eta = CeleryEvent.time(event.eta());
        if (eta == null || event.timestamp() == null) {
            return event.timestamp();
        }
        return Math.max(event.timestamp(), eta.getEpochSecond() + eta.getNano() / 1e9);
    }
}
