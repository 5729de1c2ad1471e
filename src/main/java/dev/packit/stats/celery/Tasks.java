package dev.packit.stats.celery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;

/**
 * Remembers of the newest tasks what only their first events tell: later ones name nothing but the task's id.
 */
final class Tasks {

    private static final int REMEMBERED = 20_000;
    private static final int NAMES = 200;

    /** Celery's are 36 characters. */
    private static final int LONGEST_ID = 200;

    /** In seconds; what is beyond comes from a clock or a worker that is wrong, and would spoil a sum for good. */
    private static final double LONGEST = Duration.ofDays(7).toSeconds();

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
        boolean isKnowable = event.uuid() != null && event.uuid().length() <= LONGEST_ID;
        Known known = isKnowable ? tasks.getIfPresent(event.uuid()) : null;
        String name = known == null ? names.of(event.name()) : known.name;
        Double runtime = plausible(event.runtime());
        if (!isKnowable) {
            return new TaskEvent(state, name, null, null, runtime);
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
        return new TaskEvent(state, name, null, null, runtime);
    }

    private TaskEvent started(String name, Known known, CeleryEvent event) {
        if (known == null || known.since == null || event.timestamp() == null) {
            return new TaskEvent(TaskEvent.State.STARTED, name, null, null, null);
        }
        tasks.put(event.uuid(), new Known(name, known.queue, null));
        // two clocks: the sender's and the worker's
        Double waited = plausible(Math.max(0, event.timestamp() - known.since));
        return new TaskEvent(TaskEvent.State.STARTED, name, waited == null ? null : known.queue, waited, null);
    }

    /** Null where no task can have taken so many seconds. */
    private static Double plausible(Double seconds) {
        return seconds == null || !(seconds >= 0 && seconds <= LONGEST) ? null : seconds;
    }

    private static Double due(CeleryEvent event) {
        Instant eta = Unacked.time(event.eta());
        if (eta == null || event.timestamp() == null) {
            return event.timestamp();
        }
        return Math.max(event.timestamp(), eta.getEpochSecond() + eta.getNano() / 1e9);
    }
}
