package dev.packit.stats.job;

import dev.packit.stats.database.Sql;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.context.api.ManagedExecutorConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    private static final int CHUNK = 20_000;

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

    /** How many there are, and which. */
    private static final String CHECKSUM = """
            select count(*) || ' ' || coalesce(sum(p.id), 0) as checksum
            from pipelines p
            where p.id <= :last
            """;

    /** Rows that are committed late, after one with a higher id, are looked for this often. */
    private static final long THOROUGH_NANOS = Duration.ofSeconds(10).toNanos();

    @Inject
    Sql sql;

    @Inject
    KnownConfig config;

    private final ReentrantLock reading = new ReentrantLock();
    private volatile KnownPipelines known = KnownPipelines.NOTHING;
    private volatile long readAt;

    // only touched by who reads
    private String highestAtRead = "";
    private long thoroughAt;

    /**
     * All that was known when somebody last asked or counted: for what is counted from memory, which the database must
     * not hold up. Waits for the first reading only.
     */
    public KnownPipelines lastKnown() {
        KnownPipelines now = known;
        return now == KnownPipelines.NOTHING ? known() : now;
    }

    /** All that is known, a second old at most. Waits for the first reading, which takes seconds. */
    public KnownPipelines known() {
        KnownPipelines now = known;
        if (now != KnownPipelines.NOTHING && System.nanoTime() - readAt < FRESH_NANOS) {
            return now;
        }
        if (now == KnownPipelines.NOTHING) {
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

    /** Reads everything again if rows have gone, as when Packit's database is cleaned up. */
    @Scheduled(every = "${packit.known.deletions:10m}", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    public void check() {
        reading.lock();
        try {
            KnownPipelines now = known;
            String there = sql.first(CHECKSUM, Map.of("last", now.lastPipeline()), row -> row.text("checksum"));
            if (now != KnownPipelines.NOTHING && !there.equals(now.columns().checksum())) {
                LOG.infof("Reading all pipelines again, since some have gone");
                known = read(KnownPipelines.NOTHING);
            }
        } catch (RuntimeException away) {
            LOG.debugf(away, "Nothing was checked");
        } finally {
            reading.unlock();
        }
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
        } catch (RuntimeException unreadable) {
            LOG.warnf("Projects cannot be read yet, and will be when asked for: %s", unreadable.getMessage());
        }
    }

    private KnownPipelines read(KnownPipelines before) {
        PipelineReading reading = new PipelineReading(before);
        List<PipelineReading.Read> chunk;
        do {
            chunk = sql.list(PIPELINES, Map.of("id", reading.lastPipeline()), PipelineReading.Read::of);
            chunk.forEach(reading::add);
        } while (chunk.size() == CHUNK);
        // after the pipelines, so that what triggered them is there
        for (TriggerType type : TriggerType.values()) {
            String triggers = TRIGGERS.formatted(type.table(), CHUNK);
            List<long[]> some;
            do {
                some = sql.list(triggers, Map.of("id", reading.lastTrigger(type)), row ->
                        new long[] {row.number("id"), row.number("project")});
                some.forEach(trigger -> reading.add(type, trigger[0], trigger[1]));
            } while (some.size() == CHUNK);
        }
        return reading.all();
    }
}
