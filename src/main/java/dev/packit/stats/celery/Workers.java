package dev.packit.stats.celery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Celery's workers, known from their heartbeats. */
@ApplicationScoped
public class Workers {

    /** Workers send a heartbeat every two seconds; after this long without one, they count as down. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How long a worker is listed after its last event: a replaced pod gets another name and would stay forever. */
    static final Duration REMEMBERED = Duration.ofHours(1);

    private static final int MOST = 200;

    private final Clock clock;
    private final Map<String, Heard> workers = new ConcurrentHashMap<>();

    @Inject
    Workers(Clock clock) {
        this.clock = clock;
    }

    private record Heard(Instant at, int active, boolean leaving) {}

    /**
     * @param hostname Celery's name for it, such as {@code celery@packit-worker-long-running-0}; {@code other} after the
     *     first 200
     * @param up whether it has sent an event recently and has not gone offline
     * @param active number of tasks being executed by it
     * @param heard when its last event was received, UTC
     */
    public record Worker(String hostname, boolean up, int active, Instant heard) {}

    void take(CeleryEvent event) {
        Instant now = clock.instant();
        workers.values().removeIf(heard -> heard.at.isBefore(now.minus(REMEMBERED)));
        String hostname = Objects.requireNonNull(event.hostname(), "Only a worker that has a name is heard");
        boolean fits = workers.size() < MOST && hostname.length() <= BoundedWords.LONGEST;
        String name = fits || workers.containsKey(hostname) ? hostname : BoundedWords.OTHER;
        boolean leaving = event.type().equals("worker-offline");
        workers.put(name, new Heard(now, leaving || event.active() == null ? 0 : event.active(), leaving));
    }

    /** Returns the workers that have sent an event within the last hour, sorted by name. */
    public List<Worker> all() {
        Instant now = clock.instant();
        return workers.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), now))
                .filter(worker -> !worker.heard.isBefore(now.minus(REMEMBERED)))
                .sorted(Comparator.comparing(Worker::hostname))
                .toList();
    }

    private static Worker of(String hostname, Heard heard, Instant now) {
        // also if the clock was set back since: those that are up are heard again at once
        boolean recent = Duration.between(heard.at, now).abs().compareTo(PATIENCE) <= 0;
        boolean up = !heard.leaving && recent;
        return new Worker(hostname, up, up ? heard.active : 0, heard.at);
    }
}
