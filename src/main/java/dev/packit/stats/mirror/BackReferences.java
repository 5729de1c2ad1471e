package dev.packit.stats.mirror;

import dev.packit.stats.database.MirrorSql;
import dev.packit.stats.packit.PipelineLink;
import dev.packit.stats.packit.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

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

    private final Map<Reference, Reading> readings = new ConcurrentHashMap<>();

    /** @param at by {@link System#nanoTime()} */
    private record Reading(ReverseIndex pairs, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < FRESH_NANOS;
        }
    }

    /** Returns the links for {@link PipelineLink#seek()}, given the values of the column of {@code pipelines}. */
    public Integer[] links(PipelineLink link, Collection<Integer> values) {
        return link.reference() == null
                ? values.toArray(Integer[]::new)
                : Arrays.stream(referringTo(link.reference(), values)).boxed().toArray(Integer[]::new);
    }

    /** Returns the ids of all rows that refer to one of these. */
    public int[] referringTo(Reference reference, Collection<Integer> ids) {
        if (ids.isEmpty()) {
            return new int[0];
        }
        ReverseIndex pairs = upToDate(reference);
        return ids.stream().flatMapToInt(id -> pairs.referringTo(id)).toArray();
    }

    /** Of a host of its own, what was last read in the background. */
    private ReverseIndex upToDate(Reference reference) {
        Reading last = readings.get(reference);
        return last != null && (sql.isElsewhere() || last.isFresh()) ? last.pairs : reread(reference);
    }

    private synchronized ReverseIndex reread(Reference reference) {
        Reading last = readings.get(reference);
        if (last == null || !last.isFresh()) {
            ReverseIndex pairs = read(reference, last == null ? ReverseIndex.EMPTY : last.pairs);
            last = new Reading(pairs, System.nanoTime());
            readings.put(reference, last);
        }
        return last.pairs;
    }

    /** Reads all pairs in the background, so that no reader has to wait for it. */
    void refresh() {
        Reference.all().forEach(this::reread);
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
