package dev.packit.stats.celery;

import io.quarkus.runtime.configuration.DurationConverter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tasks that have started and not ended. A worker that is killed while it executes a task that it has acknowledged reports
 * nothing more of it: the task is lost.
 */
@Singleton
public class RunningTasks {

    private static final int MOST = 10_000;

    /** How long a lost task is told of. */
    static final Duration REMEMBERED = Duration.ofDays(1);

    private final Duration limit;
    private final Map<String, Duration> limits = new HashMap<>();
    private final Clock clock;
    private final Map<String, Started> running = new LinkedHashMap<>();
    private final Map<String, Long> none = new TreeMap<>();

    @Inject
    RunningTasks(CeleryConfig config, Clock clock) {
        this.limit = config.taskLimit();
        this.clock = clock;
        for (String entry : config.taskLimits()) {
            String[] nameAndLimit = entry.strip().split("=");
            if (nameAndLimit.length != 2) {
                throw new IllegalArgumentException(
                        "packit.celery.task-limits must contain entries like task.name=30m, not “%s”".formatted(entry));
            }
            limits.put(nameAndLimit[0], DurationConverter.parseDuration(nameAndLimit[1]));
        }
    }

    private record Started(String name, Instant at) {}

    /** @param id of the task */
    synchronized void take(TaskEvent.State state, String id, String name) {
        switch (state) {
            case STARTED -> {
                running.remove(id);
                running.put(id, new Started(name, clock.instant()));
                none.put(name, 0L);
                if (running.size() > MOST) {
                    running.remove(running.keySet().iterator().next());
                }
            }
            case SUCCEEDED, FAILED, RETRIED, REJECTED, REVOKED -> running.remove(id);
            case SENT, RECEIVED -> {
                // may be about another attempt
            }
        }
    }

    /** After events were missed, nothing is known of the tasks that had started. */
    synchronized void forget() {
        running.clear();
    }

    /** Returns the number of tasks that have not ended within their limit, by name; 0 for names of which all have. */
    public synchronized Map<String, Long> overdue() {
        Instant now = clock.instant();
        running.values().removeIf(task -> task.at.isBefore(now.minus(REMEMBERED)));
        Map<String, Long> overdue = new TreeMap<>(none);
        running.values().stream()
                .filter(task ->
                        !task.at.plus(limits.getOrDefault(task.name, limit)).isAfter(now))
                .forEach(task -> overdue.merge(task.name, 1L, Long::sum));
        return overdue;
    }
}
