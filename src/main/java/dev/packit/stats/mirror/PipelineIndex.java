package dev.packit.stats.mirror;

import dev.packit.stats.database.Sql;
import dev.packit.stats.mirror.PipelineColumns.Checksum;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * <p>Deleted rows stay in here for about ten minutes; callers look up the ids in the database anyway.
 */
@ApplicationScoped
public class PipelineIndex {

    private static final Logger LOG = Logger.getLogger(PipelineIndex.class);

    /** How many rows are read at a time. */
    private static final int CHUNK = 5_000;

    /** The number of such readings after which rows are moved to their final place. */
    private static final int CHUNKS = 20;

    /** Data younger than this is not refreshed. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private static final String PIPELINES = """
            select p.id, p.package_name as package, p.project_event_id as event, cast(e.type as text) as type,
                e.event_id as trigger_row, p.datetime as submitted
            from pipelines p
            left join project_events e on e.id = p.project_event_id
            where p.id > :id
            order by p.id
            limit %d
            """.formatted(CHUNK);

    private static final String TRIGGERS = """
            select t.id, t.project_id as project
            from %s t
            where t.id > :id and t.project_id is not null
            order by t.id
            limit %d
            """;

    /** Changes whenever a row is added, unless one with a higher id was there before. */
    private static final String HIGHEST = Stream.concat(
                    Stream.of("pipelines"), Arrays.stream(TriggerType.values()).map(TriggerType::table))
            .map(table -> "coalesce((select max(t.id) from %s t), 0)".formatted(table))
            .collect(Collectors.joining(" || ' ' || ", "select ", " as ids"));

    /** The database's counterpart of {@link PipelineColumns#checksums()}. */
    private static final String CHECKSUMS = """
            select p.id / %d as range, count(*) as count, cast(sum(p.id) as bigint) as sum
            from pipelines p
            where p.id <= :last
            group by 1
            """.formatted(PipelineColumns.RANGE);

    private static final String IDS = """
            select p.id
            from pipelines p
            where p.id >= :low and p.id < :high
            """;

    /** How often to search for rows that were committed late, after one with a higher id. */
    private static final long THOROUGH_NANOS = Duration.ofSeconds(10).toNanos();

    @Inject
    Sql sql;

    @Inject
    BackReferences references;

    @Inject
    IndexConfig config;

    private final ReentrantLock reading = new ReentrantLock();
    private volatile PipelineSnapshot known = PipelineSnapshot.NOTHING;
    private volatile long readAt;

    // guarded by the lock for reading
    private String highestAtRead = "";
    private long thoroughAt;

    /**
     * Returns the last snapshot without a refresh, for calculations that must not have to wait for the database.
     * Waits only for the first reading.
     */
    public PipelineSnapshot lastKnown() {
        PipelineSnapshot now = known;
        return now == PipelineSnapshot.NOTHING ? known() : now;
    }

    /** Returns a snapshot that is at most one second old. Waits for the first reading, which takes seconds. */
    public PipelineSnapshot known() {
        PipelineSnapshot now = known;
        if (now != PipelineSnapshot.NOTHING && System.nanoTime() - readAt < FRESH_NANOS) {
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
    }

    private void readNew() {
        String highest = sql.first(HIGHEST, Map.of(), row -> row.text("ids"));
        if (!highest.equals(highestAtRead) || System.nanoTime() - thoroughAt > THOROUGH_NANOS) {
            known = read(known);
            highestAtRead = highest;
            thoroughAt = System.nanoTime();
        }
        readAt = System.nanoTime();
    }

    /** Removes pipelines that have been deleted, for example when Packit's database is cleaned up. */
    @Scheduled(every = "${packit.known.deletions:10m}", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    public void forget() {
        reading.lock();
        try {
            BitSet gone = gone(known);
            if (!gone.isEmpty()) {
                known = known.without(gone);
                LOG.infof("Removed %d deleted pipelines", gone.cardinality());
            }
        } catch (PersistenceException away) {
            LOG.debugf(away, "Cannot search for deleted pipelines");
        } finally {
            reading.unlock();
        }
    }

    private BitSet gone(PipelineSnapshot now) {
        Set<Checksum> differing = new HashSet<>(now.columns().checksums());
        sql.list(
                        CHECKSUMS,
                        Map.of("last", now.lastPipeline()),
                        row -> new Checksum(row.number("range").intValue(), row.number("count"), row.number("sum")))
                .forEach(differing::remove);
        BitSet gone = new BitSet();
        for (Checksum differs : differing) {
            Arrays.stream(now.columns().ids(differs.range())).forEach(gone::set);
            long low = (long) differs.range() * PipelineColumns.RANGE;
            sql.list(
                            IDS,
                            Map.of("low", low, "high", low + PipelineColumns.RANGE),
                            row -> row.number("id").intValue())
                    .forEach(gone::clear);
        }
        return gone;
    }

    /** Reads everything in the background at startup, so that no reader has to wait for it. */
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
                    "Loaded %d pipelines in %d ms; reading projects: %s, searching for deletions: %s",
                    pipelines,
                    Duration.ofNanos(System.nanoTime() - start).toMillis(),
                    config.projects(),
                    config.deletions());
            references.warmUp();
        } catch (RuntimeException unreadable) {
            LOG.warnf("Cannot load pipelines and projects yet, will retry on demand: %s", unreadable.getMessage());
        }
    }

    /** Reads one part at a time, since rows take more memory until they have been moved to their final place. */
    private PipelineSnapshot read(PipelineSnapshot before) {
        PipelineSnapshot now = before;
        boolean more = true;
        while (more) {
            PipelineReading part = new PipelineReading(now);
            more = readPipelines(part);
            // after the pipelines, so that their triggers are there
            readTriggers(part);
            now = part.all();
        }
        return now;
    }

    /** Returns whether there are more rows. */
    private boolean readPipelines(PipelineReading part) {
        for (int i = 0; i < CHUNKS; i++) {
            List<PipelineReading.Read> chunk =
                    sql.list(PIPELINES, Map.of("id", part.lastPipeline()), PipelineReading.Read::of);
            chunk.forEach(part::add);
            if (chunk.size() < CHUNK) {
                return false;
            }
        }
        return true;
    }

    private void readTriggers(PipelineReading part) {
        for (TriggerType type : TriggerType.values()) {
            String triggers = TRIGGERS.formatted(type.table(), CHUNK);
            List<long[]> some;
            do {
                some = sql.list(triggers, Map.of("id", part.lastTrigger(type)), row ->
                        new long[] {row.number("id"), row.number("project")});
                some.forEach(trigger -> part.add(type, trigger[0], trigger[1]));
            } while (some.size() == CHUNK);
        }
    }
}
