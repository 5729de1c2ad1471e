package dev.packit.stats.celery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Celery's workers, as their heartbeats tell. */
@ApplicationScoped
public class Workers {

    /** They send a heartbeat every two seconds. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A pod that was replaced comes back under another name. */
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
     * @param hostname as Celery has it: {@code celery@packit-worker-long-running-0}; {@code other} for those beyond the
     *     first 200
     * @param up whether it was heard of lately, and did not say goodbye
     * @param active tasks that it is at
     * @param heard when last, UTC
     */
    public record Worker(String hostname, boolean up, int active, Instant heard) {}

    void take(CeleryEvent event) {
        Instant now = clock.instant();
        workers.values().removeIf(heard -> heard.at.isBefore(now.minus(REMEMBERED)));
        String hostname = event.hostname();
        boolean fits = workers.size() < MOST && hostname.length() <= BoundedWords.LONGEST;
        String name = fits || workers.containsKey(hostname) ? hostname : BoundedWords.OTHER;
        boolean leaving = event.type().equals("worker-offline");
        workers.put(name, new Heard(now, leaving || event.active() == null ? 0 : event.active(), leaving));
    }

    /** Those that were heard of within the last hour, by name. */
    public List<Worker> all() {
        Instant now = clock.instant();
        return workers.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), now))
                .filter(worker -> !worker.heard.isBefore(now.minus(REMEMBERED)))
                .sorted(Comparator.comparing(Worker::hostname))
                .toList();
    }

    private static Worker of(String hostname, Heard heard, Instant now) {
        boolean up = !heard.leaving && !heard.at.isBefore(now.minus(PATIENCE));
        return new Worker(hostname, up, up ? heard.active : 0, heard.at);
    }
}
