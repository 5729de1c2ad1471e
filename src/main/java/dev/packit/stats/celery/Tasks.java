package dev.packit.stats.celery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the names, queues and submission times of recent tasks, since only their first events contain them: later events
 * refer to a task by its id alone.
 */
final class Tasks {

    private static final int REMEMBERED = 20_000;
    private static final int NAMES = 200;

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
     * @param since when the task began to wait, in seconds since 1970; null if {@code queue} is null or the task has started
     */
    private record Known(
            String name, @Nullable String queue, @Nullable Double since) {}

    TaskEvent take(TaskEvent.State state, CeleryEvent event) {
        String id = event.uuid() == null || event.uuid().length() > LONGEST_ID ? null : event.uuid();
        Known known = id == null ? null : tasks.getIfPresent(id);
        String name = known == null ? names.of(event.name()) : known.name;
        Double runtime = plausible(event.runtime());
        if (id == null) {
            return new TaskEvent(state, name, null, null, runtime);
        }
        switch (state) {
            case SENT -> tasks.put(id, new Known(name, queues.of(event.queue()), due(event)));
            case RECEIVED -> {
                if (known == null) {
                    tasks.put(id, new Known(name, null, null));
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

    private TaskEvent started(String id, String name, @Nullable Known known, CeleryEvent event) {
        if (known == null || known.since == null || event.timestamp() == null) {
            return new TaskEvent(TaskEvent.State.STARTED, name, null, null, null);
        }
        tasks.put(id, new Known(name, known.queue, null));
        // can be negative, because the sender's and the worker's clocks differ
        Double waited = plausible(Math.max(0, event.timestamp() - known.since));
        return new TaskEvent(TaskEvent.State.STARTED, name, waited == null ? null : known.queue, waited, null);
    }

    /** Returns null for a duration that no task can have had. */
    private static @Nullable Double plausible(@Nullable Double seconds) {
        return seconds == null || !(seconds >= 0 && seconds <= LONGEST) ? null : seconds;
    }

    private static @Nullable Double due(CeleryEvent event) {
        Instant eta = Unacked.time(event.eta());
        if (eta == null || event.timestamp() == null) {
            return event.timestamp();
        }
        return Math.max(event.timestamp(), eta.getEpochSecond() + eta.getNano() / 1e9);
    }
}
