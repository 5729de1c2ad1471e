package dev.packit.stats.mirror;

import dev.packit.stats.database.MirrorSql;
import dev.packit.stats.database.Schema;
import dev.packit.stats.packit.TriggerType;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.context.api.ManagedExecutorConfig;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;
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
import org.jspecify.annotations.Nullable;

/**
 * The pipelines of each project, trigger, package and run, ordered by id. The database can find these only by scanning
 * all of them, which takes seconds for a busy project, so they are kept in memory: references never change, so each row is
 * read once, in the background at startup, and new ones on demand. Takes 36 MB for a million pipelines.
 *
 * <p>Deleted rows stay in here for about a minute; callers look up the ids in the database anyway.
 */
@ApplicationScoped
@Named("runs")
public class PipelineIndex {

    private static final Logger LOG = Logger.getLogger(PipelineIndex.class);

    /** Data younger than this is not refreshed. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

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
    PipelineLoader loader;

    @Inject
    BackReferences references;

    @Inject
    PipelineDeletions deletions;

    @Inject
    IndexConfig config;

    @Inject
    @ManagedExecutorConfig(propagated = {})
    ManagedExecutor background;

    private final ReentrantLock reading = new ReentrantLock();
    private volatile PipelineSnapshot known = PipelineSnapshot.NOTHING;
    private volatile long readAt;

    @SuppressWarnings("NullAway.Init")
    private FirstReading first;

    // guarded by the lock for reading
    private String highestAtRead = "";
    private List<String> missingAtRead = List.of();
    private long thoroughAt;

    @PostConstruct
    void create() {
        first = new FirstReading(this::warmUp, background, config.patience());
    }

    /** How much has been read, in percent; null unless everything is being read for the first time. */
    public @Nullable Integer percentRead() {
        return known == PipelineSnapshot.NOTHING ? first.percent() : null;
    }

    /** Whether there is anything to return. Otherwise, what is not essential to a page is left out. */
    public boolean isRead() {
        return known != PipelineSnapshot.NOTHING || first.isDone();
    }

    /**
     * Returns the last snapshot without a refresh, for calculations that must not have to wait for the database.
     *
     * @throws dev.packit.stats.database.StillLoading during the first reading, which takes up to minutes
     */
    public PipelineSnapshot lastKnown() {
        return known == PipelineSnapshot.NOTHING ? known() : known;
    }

    /** The highest pipeline that has been read; 0 if none has. */
    int lastPipeline() {
        return known.lastPipeline();
    }

    /**
     * Returns a snapshot that is at most one second old, or the one that was last read in the background from a host of its own.
     *
     * @throws dev.packit.stats.database.StillLoading during the first reading, which takes up to minutes
     */
    public PipelineSnapshot known() {
        if (known == PipelineSnapshot.NOTHING) {
            first.require();
        }
        PipelineSnapshot now = known;
        if (sql.isElsewhere() || System.nanoTime() - readAt < FRESH_NANOS) {
            return now;
        }
        if (!reading.tryLock()) {
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
            boolean isFirst = known == PipelineSnapshot.NOTHING;
            long last = Long.parseLong(highest.split(" ")[0]);
            known = loader.read(known, id -> first.hasReached(id, last));
            missingAtRead = isFirst ? missing : missingAtRead;
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
                known = loader.read(PipelineSnapshot.NOTHING, id -> {});
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
    static void start(@Observes StartupEvent start, PipelineIndex index) {
        index.begin();
    }

    void begin() {
        var unused = first.begin();
    }

    @ActivateRequestContext
    void warmUp() {
        long start = System.nanoTime();
        try {
            // needed by more pages, and there are fewer of them
            references.refresh();
            refresh();
            LOG.infof(
                    "Pipelines loaded: %d, in %d ms; reading projects: %s, searching for deletions: %s",
                    known.size(),
                    Duration.ofNanos(System.nanoTime() - start).toMillis(),
                    config.projects(),
                    config.deletions());
        } catch (RuntimeException unreadable) {
            LOG.warnf("Cannot load pipelines and projects yet, will retry on demand: %s", unreadable.getMessage());
            throw unreadable;
        }
    }
}
