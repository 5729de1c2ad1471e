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
 * Which pipelines each project, trigger and package has, in the order of their ids. The database can tell only by reading
 * all of them, which takes seconds for a busy project, so they are kept here: what a row refers to never changes, so each is
 * read once, in the background at start, and those that have come since whenever somebody asks. 30 MB for a million.
 *
 * <p>A row that was deleted meanwhile stays in here for ten minutes or so: whoever shows it looks the id up anyway.
 */
@ApplicationScoped
public class PipelineIndex {

    private static final Logger LOG = Logger.getLogger(PipelineIndex.class);

    /** How many rows are read at a time. */
    private static final int CHUNK = 5_000;

    /** After how many of these they get their places. */
    private static final int CHUNKS = 20;

    /** How long what is known is good enough. */
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

    /** Changes whenever a row comes, however late it is committed, unless one with a higher id was there before. */
    private static final String HIGHEST = Stream.concat(
                    Stream.of("pipelines"), Arrays.stream(TriggerType.values()).map(TriggerType::table))
            .map(table -> "coalesce((select max(t.id) from %s t), 0)".formatted(table))
            .collect(Collectors.joining(" || ' ' || ", "select ", " as ids"));

    /** As {@link PipelineColumns#checksums()}. */
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

    /** Rows that are committed late, after one with a higher id, are looked for this often. */
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

    // only touched by who reads
    private String highestAtRead = "";
    private long thoroughAt;

    /**
     * All that was known when somebody last asked or counted: for what is counted from memory, which the database must
     * not hold up. Waits for the first reading only.
     */
    public PipelineSnapshot lastKnown() {
        PipelineSnapshot now = known;
        return now == PipelineSnapshot.NOTHING ? known() : now;
    }

    /** All that is known, a second old at most. Waits for the first reading, which takes seconds. */
    public PipelineSnapshot known() {
        PipelineSnapshot now = known;
        if (now != PipelineSnapshot.NOTHING && System.nanoTime() - readAt < FRESH_NANOS) {
            return now;
        }
        if (now == PipelineSnapshot.NOTHING) {
            reading.lock();
        } else if (!reading.tryLock()) {
            // while one reads what is new, what was known serves the others
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

    /** Reads what has come since. */
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

    /** Forgets what has been deleted, as when Packit's database is cleaned up. */
    @Scheduled(every = "${packit.known.deletions:10m}", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    public void forget() {
        reading.lock();
        try {
            BitSet gone = gone(known);
            if (!gone.isEmpty()) {
                known = known.without(gone);
                LOG.infof("Forgot %d pipelines that have been deleted", gone.cardinality());
            }
        } catch (PersistenceException away) {
            LOG.debugf(away, "Nothing was forgotten");
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

    /** Reads all in the background at start, so that nobody has to wait for it. */
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
                    "Found the projects of %d pipelines in %d ms; reading projects: %s, looking for deletions: %s",
                    pipelines,
                    Duration.ofNanos(System.nanoTime() - start).toMillis(),
                    config.projects(),
                    config.deletions());
            references.warmUp();
        } catch (RuntimeException unreadable) {
            LOG.warnf("Projects cannot be read yet, and will be when asked for: %s", unreadable.getMessage());
        }
    }

    /** A part at a time, since what has been read takes more memory until it has its place. */
    private PipelineSnapshot read(PipelineSnapshot before) {
        PipelineSnapshot now = before;
        boolean more = true;
        while (more) {
            PipelineReading part = new PipelineReading(now);
            more = readPipelines(part);
            // after the pipelines, so that what triggered them is there
            readTriggers(part);
            now = part.all();
        }
        return now;
    }

    /** Whether there are more. */
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
