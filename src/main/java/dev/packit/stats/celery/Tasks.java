package dev.packit.stats.celery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the names, queues and submission times of recent tasks, since only their first events contain them: later events
 * refer to a task by its id alone.
 */
@Singleton
class Tasks {

    private static final int REMEMBERED = 20_000;
    private static final int NAMES = 200;
    private static final int EXCEPTIONS = 50;

    /** The number of starts that are expected of one task at the same time. */
    private static final int STARTS = 8;

    /** Celery's own ids have 36 characters. */
    private static final int LONGEST_ID = 200;

    /** In seconds. A longer time results from a wrong clock or a faulty worker and would distort a sum permanently. */
    private static final double LONGEST = Duration.ofDays(7).toSeconds();

    private final BoundedWords names = new BoundedWords(NAMES);
    private final BoundedWords exceptions = new BoundedWords(EXCEPTIONS);
    private final BoundedWords queues = new BoundedWords(NAMES);
    private final BoundedWords hosts = new BoundedWords(NAMES);
    private final Cache<String, Known> tasks = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();

    /**
     * @param queue the last one that it was sent to; null if the {@code task-sent} event was missed
     * @param waits for each start that is still expected: several if it is sent again for a retry before its worker's batch of
     *     events reports the first start; in the order of events
     * @param startedAt the time of a start that was reported before the task was reported as sent; null if there is none
     */
    private record Known(
            String name,
            @Nullable String queue,
            List<Wait> waits,
            @Nullable Double startedAt) {

        static Known of(String name) {
            return new Known(name, null, List.of(), null);
        }

        Known {
            waits = List.copyOf(waits);
        }

        Known sent(String toQueue, @Nullable Double at) {
            List<Wait> all = new ArrayList<>(waits);
            if (at != null) {
                all.add(new Wait(toQueue, at));
            }
            return new Known(name, toQueue, all.subList(Math.max(0, all.size() - STARTS), all.size()), null);
        }

        /** The wait that ended at a time: the last one that began before, or else the first one. */
        int waitUntil(double time) {
            int last = waits.size() - 1;
            while (last > 0 && waits.get(last).since > time) {
                last--;
            }
            return last;
        }
    }

    /** @param since when the task began to wait in the queue, in seconds since 1970 */
    private record Wait(String queue, double since) {}

    synchronized TaskEvent take(TaskEvent.State state, CeleryEvent event) {
        String id = event.uuid() == null || event.uuid().length() > LONGEST_ID ? null : event.uuid();
        Known known = id == null ? null : tasks.getIfPresent(id);
        String name = known == null ? names.of(event.name()) : known.name;
        if (id != null) {
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
                    return started(id, known == null ? Known.of(name) : known, event);
                }
                default -> {
                    // keep the entry, because a task that is retried or redelivered will have further events
                }
            }
        }
        String exception = state == TaskEvent.State.FAILED ? exceptions.of(event.exceptionClass()) : null;
        String queue = queues.of(known == null ? null : known.queue);
        return new TaskEvent(
                state, name, queue, null, plausible(event.runtime()), exception, hosts.of(event.hostname()));
    }

    /** Whether nothing is known of a task. */
    synchronized boolean isNew(String id) {
        return tasks.getIfPresent(id) == null;
    }

    /** Adds what a message says about a task whose events were missed. */
    synchronized void learn(Message message) {
        if (message.id() == null || message.id().length() > LONGEST_ID || message.task() == null) {
            return;
        }
        Known known = tasks.getIfPresent(message.id());
        if (known == null || known.queue == null) {
            Known before = known == null ? Known.of(names.of(message.task())) : known;
            String queue = message.queue() == null ? null : queues.of(message.queue());
            tasks.put(message.id(), new Known(before.name, queue, before.waits, before.startedAt));
        }
    }

    /** Since when a task has been waiting to be started; null if it was not reported as sent. */
    synchronized @Nullable Instant waitingSince(Message message) {
        Known known = message.id() == null ? null : tasks.getIfPresent(message.id());
        return known == null || known.waits.isEmpty()
                ? null
                : Instant.ofEpochMilli((long) (known.waits.get(known.waits.size() - 1).since * 1_000));
    }

    /** A fast worker can report the start before the sender reports that it sent the task: the wait is known only then. */
    private TaskEvent sent(String id, Known known, CeleryEvent event) {
        String queue = queues.of(event.queue());
        Double due = due(event);
        if (known.startedAt == null || due == null || due > known.startedAt) {
            tasks.put(id, known.sent(queue, due));
            return new TaskEvent(TaskEvent.State.SENT, known.name, queue, null, null, null, null);
        }
        tasks.put(id, new Known(known.name, queue, known.waits, null));
        return new TaskEvent(
                TaskEvent.State.SENT, known.name, queue, plausible(known.startedAt - due), null, null, null);
    }

    private TaskEvent started(String id, Known known, CeleryEvent event) {
        String host = hosts.of(event.hostname());
        if (known.waits.isEmpty() || event.timestamp() == null) {
            tasks.put(id, new Known(known.name, known.queue, List.of(), event.timestamp()));
            return new TaskEvent(TaskEvent.State.STARTED, known.name, queues.of(known.queue), null, null, null, host);
        }
        int index = known.waitUntil(event.timestamp());
        Wait wait = known.waits.get(index);
        tasks.put(id, new Known(known.name, known.queue, known.waits.subList(index + 1, known.waits.size()), null));
        // can be negative, because the sender's and the worker's clocks differ
        Double waited = plausible(Math.max(0, event.timestamp() - wait.since));
        return new TaskEvent(TaskEvent.State.STARTED, known.name, wait.queue, waited, null, null, host);
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
