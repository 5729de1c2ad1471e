package dev.packit.stats.mirror;

import dev.packit.stats.database.MirrorSql;
import dev.packit.stats.packit.PipelineLink;
import dev.packit.stats.packit.Reference;
import io.smallrye.context.api.ManagedExecutorConfig;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import org.eclipse.microprofile.context.ManagedExecutor;

/**
 * Follows references backwards if the database has no index for that: from a group to its targets, from a build to its
 * Log Detective runs.
 *
 * <p>References never change, so all pairs are read once (a third of a million in production, 2 MB in memory), and new
 * ones on demand, at most once per second. Deleted rows stay in this index; callers look up the ids in the table
 * anyway.
 */
@ApplicationScoped
public class BackReferences {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    @Inject
    MirrorSql sql;

    @Inject
    IndexConfig config;

    @Inject
    @ManagedExecutorConfig(propagated = {})
    ManagedExecutor background;

    @SuppressWarnings("NullAway.Init")
    private FirstReading first;

    private final ReentrantLock reading = new ReentrantLock();

    private final Map<Reference, Reading> readings = new ConcurrentHashMap<>();

    /** @param at by {@link System#nanoTime()} */
    private record Reading(ReverseIndex pairs, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < FRESH_NANOS;
        }
    }

    @PostConstruct
    void create() {
        first = new FirstReading(this::refresh, background, config.patience());
    }

    /**
     * Returns the links for {@link PipelineLink#seek()}, given the values of the column of {@code pipelines}.
     *
     * @throws dev.packit.stats.database.StillLoading during the first reading
     */
    public Integer[] links(PipelineLink link, Collection<Integer> values) {
        return link.reference() == null
                ? values.toArray(Integer[]::new)
                : Arrays.stream(referringTo(link.reference(), values)).boxed().toArray(Integer[]::new);
    }

    /**
     * Returns the ids of all rows that refer to one of these.
     *
     * @throws dev.packit.stats.database.StillLoading during the first reading
     */
    public int[] referringTo(Reference reference, Collection<Integer> ids) {
        if (ids.isEmpty()) {
            return new int[0];
        }
        ReverseIndex pairs = upToDate(reference);
        return pairs.referringTo(ids);
    }

    /** Of a host of its own, what was last read in the background. */
    private ReverseIndex upToDate(Reference reference) {
        if (!readings.containsKey(reference)) {
            first.require();
        }
        Reading last = Objects.requireNonNull(readings.get(reference), "It has been read");
        if (sql.isElsewhere() || last.isFresh() || !reading.tryLock()) {
            // while one thread refreshes the data, the others use what it has read before
            return last.pairs;
        }
        try {
            return reread(reference);
        } finally {
            reading.unlock();
        }
    }

    private ReverseIndex reread(Reference reference) {
        Reading last = readings.get(reference);
        if (last == null || !last.isFresh()) {
            ReverseIndex pairs = read(reference, last == null ? ReverseIndex.EMPTY : last.pairs);
            last = new Reading(pairs, System.nanoTime());
            readings.put(reference, last);
        }
        return last.pairs;
    }

    /** Reads all pairs in the background, so that no reader has to wait for it. */
    @ActivateRequestContext
    void refresh() {
        reading.lock();
        try {
            Reference.all().forEach(this::reread);
        } finally {
            reading.unlock();
        }
    }

    private ReverseIndex read(Reference reference, ReverseIndex pairs) {
        String newer = """
                select t.id, t.%2$s as referred
                from %1$s t
                where t.id > :id and t.%2$s is not null
                order by t.id
                limit %3$d
                """.formatted(reference.table(), reference.column(), IncrementalReader.SIZE);
        LongStream.Builder read = LongStream.builder();
        new IncrementalReader<Long>(
                        pairs.lastId(),
                        after -> sql.list(
                                newer,
                                Map.of("id", after),
                                row -> ReverseIndex.pair(row.longValue("referred"), row.longValue("id"))),
                        Long::intValue)
                .forEachRemaining(rows -> rows.forEach(read::add));
        return pairs.with(read.build());
    }
}
