package dev.packit.stats.mirror;

import dev.packit.stats.database.MirrorSql;
import dev.packit.stats.database.Schema;
import dev.packit.stats.packit.TriggerType;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.context.api.ManagedExecutorConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * The pipelines of each project, trigger and package, ordered by id. The database can find these only by scanning
 * all of them, which takes seconds for a busy project, so they are kept in memory: references never change, so each row is
 * read once, in the background at startup, and new ones on demand. Takes 30 MB for a million pipelines.
 *
 * <p>Deleted rows stay in here for about a minute; callers look up the ids in the database anyway.
 */
@ApplicationScoped
public class PipelineIndex {

    private static final Logger LOG = Logger.getLogger(PipelineIndex.class);

    /** How many rows are read before they are merged into the index, because they take more memory until then. */
    private static final int PART = 100_000;

    /** Data younger than this is not refreshed. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private static final String TRIGGERS = """
            select t.id, t.project_id as project
            from %s t
            where t.id > :id and t.project_id is not null
            order by t.id
            limit %d
            """;

    /** Selects the highest ids, which change whenever rows are added, unless these are committed out of order. */
    private static final String HIGHEST = Stream.concat(
                    Stream.of("pipelines"), Arrays.stream(TriggerType.values()).map(TriggerType::table))
            .map(table -> "coalesce((select max(t.id) from %s t), 0)".formatted(table))
            .collect(Collectors.joining(" || ' ' || ", "select ", " as ids"));

    /** How often to look for rows that are committed late, after one with a higher id. */
    private static final long THOROUGH_NANOS = Duration.ofSeconds(10).toNanos();

    @Inject
    MirrorSql sql;

    @Inject
    Schema schema;

    @Inject
    SharedJobs shared;

    @Inject
    BackReferences references;

    @Inject
    PipelineDeletions deletions;

    @Inject
    IndexConfig config;

    private final ReentrantLock reading = new ReentrantLock();
    private volatile PipelineSnapshot known = PipelineSnapshot.NOTHING;
    private volatile long readAt;

    // guarded by the lock for reading
    private String highestAtRead = "";
    private List<String> missingAtRead = List.of();
    private long thoroughAt;

    /**
     * Returns the last snapshot without a refresh, for calculations that must not have to wait for the database.
     * Waits only for the first reading.
     */
    public PipelineSnapshot lastKnown() {
        return known == PipelineSnapshot.NOTHING ? known() : known;
    }

    /**
     * Returns a snapshot that is at most one second old, or the one that was last read in the background from a host of its own.
     * Waits for the first reading, which takes seconds.
     */
    public PipelineSnapshot known() {
        PipelineSnapshot now = known;
        if (now != PipelineSnapshot.NOTHING && (sql.isElsewhere() || System.nanoTime() - readAt < FRESH_NANOS)) {
            return now;
        }
        if (now == PipelineSnapshot.NOTHING) {
            reading.lock();
        } else if (!reading.tryLock()) {
            // while one thread refreshes the data, the others use the previous snapshot
            return now;
        }
        try {
            if (known == now) {
                readNew();
            }
            return known;
        } finally {
            reading.unlock();
        }
    }

    /** Reads new rows. */
    public void refresh() {
        reading.lock();
        try {
            readNew();
        } finally {
            reading.unlock();
        }
        if (sql.isElsewhere()) {
            references.refresh();
        }
    }

    private void readNew() {
        String highest = sql.one(HIGHEST, Map.of(), row -> row.textValue("ids"));
        if (!highest.equals(highestAtRead) || System.nanoTime() - thoroughAt > THOROUGH_NANOS) {
            List<String> missing = schema.missing();
            boolean first = known == PipelineSnapshot.NOTHING;
            known = read(known);
            missingAtRead = first ? missing : missingAtRead;
            highestAtRead = highest;
            thoroughAt = System.nanoTime();
        }
        readAt = System.nanoTime();
    }

    /**
     * Removes pipelines that have been deleted, for example when Packit's database is cleaned up, and reads everything again if
     * columns have come or gone since, because rows that were read in between lack their references. Keeps everything while
     * the tables themselves are gone.
     */
    @Scheduled(every = "${packit.known.deletions:1m}", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    public void forget() {
        reading.lock();
        try {
            BitSet gone = deletions.since(known);
            if (!schema.usable()) {
                return;
            }
            List<String> missing = schema.missing();
            if (!missing.equals(missingAtRead)) {
                known = read(PipelineSnapshot.NOTHING);
                missingAtRead = missing;
            } else if (!gone.isEmpty()) {
                known = known.without(gone);
                LOG.infof("Deleted pipelines removed: %d", gone.cardinality());
            }
        } catch (PersistenceException away) {
            LOG.debugf(away, "Cannot search for deleted pipelines");
        } finally {
            reading.unlock();
        }
    }

    /** Reads everything in the background at startup, so that nobody has to wait for it. */
    static void start(
            @Observes StartupEvent start,
            PipelineIndex index,
            @ManagedExecutorConfig(propagated = {}) ManagedExecutor executor) {
        executor.execute(index::warmUp);
    }

    @ActivateRequestContext
    void warmUp() {
        long start = System.nanoTime();
        try {
            int pipelines = known().size();
            LOG.infof(
                    "Pipelines loaded: %d, in %d ms; reading projects: %s, searching for deletions: %s",
                    pipelines,
                    Duration.ofNanos(System.nanoTime() - start).toMillis(),
                    config.projects(),
                    config.deletions());
            references.refresh();
        } catch (RuntimeException unreadable) {
            LOG.warnf("Cannot load pipelines and projects yet, will retry on demand: %s", unreadable.getMessage());
        }
    }

    private PipelineSnapshot read(PipelineSnapshot before) {
        IncrementalReader<PipelineReading.Read> pipelines = new IncrementalReader<>(
                before.lastPipeline(),
                after -> sql.list(PipelineReading.PIPELINES, Map.of("id", after), PipelineReading.Read::of),
                PipelineReading.Read::id);
        PipelineSnapshot now = before;
        while (pipelines.hasNext()) {
            PipelineReading part = new PipelineReading(now);
            for (int rows = 0; rows < PART && pipelines.hasNext(); rows += IncrementalReader.SIZE) {
                add(pipelines.next(), part, now);
            }
            // after the pipelines, so that it contains their triggers
            for (TriggerType type : TriggerType.values()) {
                triggers(
                                type,
                                now.projects()
                                        .getOrDefault(type, ReverseIndex.EMPTY)
                                        .lastReferred())
                        .forEachRemaining(pairs -> pairs.forEach(pair -> part.add(type, pair)));
            }
            now = part.all();
        }
        return now;
    }

    private void add(List<PipelineReading.Read> rows, PipelineReading part, PipelineSnapshot before) {
        rows.forEach(part::add);
        List<PipelineReading.Read> fresh =
                rows.stream().filter(row -> !before.columns().has(row.id())).toList();
        shared.of(fresh, before.lastPipeline()).forEach(part::add);
    }

    /** Reads triggers of a type, each paired with its project. */
    private IncrementalReader<Long> triggers(TriggerType type, int highest) {
        String triggers = TRIGGERS.formatted(type.table(), IncrementalReader.SIZE);
        return new IncrementalReader<>(
                highest,
                after -> sql.list(
                        triggers,
                        Map.of("id", after),
                        row -> ReverseIndex.pair(row.longValue("id"), row.longValue("project"))),
                pair -> (int) (pair >> Integer.SIZE));
    }
}
