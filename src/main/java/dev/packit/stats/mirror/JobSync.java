package dev.packit.stats.mirror;

import dev.packit.stats.database.Schema;
import dev.packit.stats.packit.JobSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.context.api.ManagedExecutorConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@link JobStore} in sync with the database. At startup, all jobs are loaded from the file that was saved last time, or
 * else read from the database, newest first. After that, only new and unfinished jobs are read. Old jobs are compared with the
 * database part by part, so that any other change is noticed within hours.
 */
@ApplicationScoped
class JobSync {

    private static final Logger LOG = Logger.getLogger(JobSync.class);

    @Inject
    JobStore store;

    @Inject
    JobReading reading;

    @Inject
    JobLoader loader;

    @Inject
    StoreFile file;

    @Inject
    PipelineIndex index;

    @Inject
    Schema schema;

    @Inject
    Event<JobProgress> progress;

    @Inject
    Clock clock;

    private final ReentrantLock changing = new ReentrantLock();

    private int checked;
    private @Nullable List<String> missingAtCheck;

    static void start(
            @Observes StartupEvent start,
            JobSync sync,
            @ManagedExecutorConfig(propagated = {}) ManagedExecutor executor) {
        executor.execute(sync::readAll);
    }

    void stop(@Observes ShutdownEvent stop) {
        save();
    }

    /** Loads the saved file and brings it up to date; without one, reads everything from the database. */
    @ActivateRequestContext
    void readAll() {
        long start = System.nanoTime();
        changing.lock();
        try {
            Instant begun = clock.instant().minus(reading.lag());
            int pipelines = index.lastPipeline();
            Map<JobSource, List<Chunk>> kept = file.load(store.vocabulary());
            if (kept.isEmpty()) {
                loader.readEverything();
            } else {
                loader.restore(kept);
            }
            store.isAsOf(begun, pipelines);
            LOG.infof(
                    "Jobs loaded: %d, in %d ms",
                    store.snapshot().size(),
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
        } catch (RuntimeException away) {
            LOG.warnf("Cannot load jobs yet, will retry: %s", away.getMessage());
        } finally {
            changing.unlock();
        }
    }

    /** Reads new jobs, and those that may have changed. */
    @Scheduled(
            every = "${packit.statistics.refresh:10s}",
            delayed = "10s",
            concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void refresh() {
        if (!changing.tryLock()) {
            return;
        }
        try {
            Instant begun = clock.instant().minus(reading.lag());
            int pipelines = index.lastPipeline();
            if (store.asOf() == null) {
                loader.readEverything();
                store.isAsOf(begun, pipelines);
            }
            reading.sources().forEach(this::refresh);
            // after the jobs, so that it contains their pipelines
            index.refresh();
            store.isAsOf(begun, pipelines);
        } catch (RuntimeException away) {
            LOG.warnf("Cannot refresh statistics, still as of %s: %s", store.asOf(), away.getMessage());
        } finally {
            changing.unlock();
        }
    }

    private void refresh(JobSource source) {
        Instant now = clock.instant();
        JobTable table = store.snapshot().table(source);
        int highest = table.lastId();
        int start = IncrementalReader.start(highest);
        Set<Integer> again = store.open(source).next(now);
        again.removeIf(id -> id > start);
        List<JobEntry> jobs = new ArrayList<>(reading.byIds(source, again));
        reading.since(source, highest).forEachRemaining(jobs::addAll);
        TableUpdate update = TableUpdate.of(table, jobs, again, start);
        if (!update.chunks().isEmpty()) {
            store.put(Map.of(source, update.chunks()));
        }
        for (TableUpdate.Change change : update.changes()) {
            store.open(source).changed(change.now(), now);
            JobProgress made = JobProgress.of(change.before(), change.now(), store.vocabulary());
            if (made != null) {
                progress.fire(made);
            }
        }
    }

    private record Part(JobSource source, int number) {}

    /** Compares one part of the jobs with the database, the next one each time; all of them after columns have come or gone. */
    @Scheduled(every = "${packit.statistics.check:1m}", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void check() {
        if (store.asOf() == null || !changing.tryLock()) {
            return;
        }
        try {
            List<Part> parts = parts();
            List<String> missing = schema.missing();
            if (missingAtCheck != null && !missing.equals(missingAtCheck)) {
                parts.forEach(this::check);
            } else if (!parts.isEmpty()) {
                check(parts.get(checked++ % parts.size()));
            }
            missingAtCheck = missing;
        } catch (RuntimeException away) {
            LOG.debugf(away, "Cannot compare jobs with the database");
        } finally {
            changing.unlock();
        }
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        store.snapshot()
                .tables()
                .forEach((source, table) ->
                        table.chunks().forEach(chunk -> parts.add(new Part(source, chunk.number()))));
        return parts;
    }

    private void check(Part part) {
        Chunk current = reading.chunk(part.source, part.number);
        Chunk kept = store.snapshot().table(part.source).chunk(part.number);
        boolean isGone = !schema.has(part.source.table());
        if (kept != null && !isGone && !new HashSet<>(current.jobs()).equals(new HashSet<>(kept.jobs()))) {
            LOG.infof(
                    "Reloaded %s from id %d because it differed from the database",
                    part.source.table(), part.number * Chunk.SIZE);
            store.put(Map.of(part.source, List.of(current)));
        }
    }

    /** Compares all jobs with the database. */
    @ActivateRequestContext
    void checkAll() {
        changing.lock();
        try {
            parts().forEach(this::check);
        } finally {
            changing.unlock();
        }
    }

    @Scheduled(every = "${packit.statistics.save:15m}", delayed = "15m")
    void save() {
        if (store.asOf() != null) {
            file.save(store.vocabulary(), store.snapshot().tables());
        }
    }
}
