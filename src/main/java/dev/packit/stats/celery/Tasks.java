package dev.packit.stats.celery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;

/**
 * Remembers of the newest tasks what only their first events tell: later ones name nothing but the task's id.
 */
final class Tasks {

    private static final int REMEMBERED = 20_000;
    private static final int NAMES = 200;

    private final BoundedWords names = new BoundedWords(NAMES);
    private final BoundedWords queues = new BoundedWords(NAMES);
    private final Cache<String, Known> tasks = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();

    /**
     * @param queue null where its sending was not heard
     * @param since seconds since 1970 from which it waits; null likewise, and once it has started
     */
    private record Known(String name, String queue, Double since) {}

    TaskEvent take(TaskEvent.State state, CeleryEvent event) {
        Known known = event.uuid() == null ? null : tasks.getIfPresent(event.uuid());
        String name = known == null ? names.of(event.name()) : known.name;
        if (event.uuid() == null) {
            return new TaskEvent(state, name, null, null, event.runtime());
        }
        switch (state) {
            case SENT -> tasks.put(event.uuid(), new Known(name, queues.of(event.queue()), due(event)));
            case RECEIVED -> {
                if (known == null) {
                    tasks.put(event.uuid(), new Known(name, null, null));
                }
            }
            case STARTED -> {
                return started(name, known, event);
            }
            default -> {
                // a task that is retried or redelivered has more to come
            }
        }
        return new TaskEvent(state, name, null, null, event.runtime());
    }

    private TaskEvent started(String name, Known known, CeleryEvent event) {
        if (known == null || known.since == null || event.timestamp() == null) {
            return new TaskEvent(TaskEvent.State.STARTED, name, null, null, null);
        }
        tasks.put(event.uuid(), new Known(name, known.queue, null));
        // two clocks: the sender's and the worker's
        double waited = Math.max(0, event.timestamp() - known.since);
        return new TaskEvent(TaskEvent.State.STARTED, name, known.queue, waited, null);
    }

    private static Double due(CeleryEvent event) {
        Instant eta = Unacked.time(event.eta());
        if (eta == null || event.timestamp() == null) {
            return event.timestamp();
        }
        return Math.max(event.timestamp(), eta.toEpochMilli() / 1_000.0);
    }
}
