package dev.packit.stats.mirror;

import dev.packit.stats.database.Sql;
import dev.packit.stats.packit.PipelineLink;
import dev.packit.stats.packit.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Ids are assigned before rows are committed, so this many below the highest known one are read again. */
    private static final int LATE_COMMITS = 500;

    /** How many rows are read at a time. */
    private static final int CHUNK = 10_000;

    /** Data younger than this is not refreshed. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    @Inject
    Sql sql;

    private final Map<Reference, ReverseIndex> known = new HashMap<>();
    private final Map<Reference, Integer> highestIds = new HashMap<>();
    private final Map<Reference, Long> readAt = new HashMap<>();

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

    private synchronized ReverseIndex upToDate(Reference reference) {
        if (System.nanoTime() - readAt.getOrDefault(reference, Long.MIN_VALUE / 2) < FRESH_NANOS) {
            return known.get(reference);
        }
        ReverseIndex pairs = known.getOrDefault(reference, ReverseIndex.EMPTY);
        int highest = highestIds.getOrDefault(reference, 0);
        long[] read = readFrom(reference, highest - LATE_COMMITS);
        if (read.length > 0) {
            highestIds.put(reference, (int) read[read.length - 1]);
        }
        known.put(reference, pairs.with(Arrays.stream(read)));
        readAt.put(reference, System.nanoTime());
        return known.get(reference);
    }

    /** Reads all pairs at startup, so that no reader has to wait for it. */
    void warmUp() {
        Reference.all().forEach(this::upToDate);
    }

    private long[] readFrom(Reference reference, int id) {
        String newer = """
                select t.id, t.%2$s as referred
                from %1$s t
                where t.id > :id and t.%2$s is not null
                order by t.id
                limit %3$d
                """.formatted(reference.table(), reference.column(), CHUNK);
        LongStream.Builder all = LongStream.builder();
        List<Long> chunk;
        int last = id;
        do {
            chunk = sql.list(
                    newer, Map.of("id", last), row -> ReverseIndex.pair(row.number("referred"), row.number("id")));
            chunk.forEach(all::add);
            last = chunk.isEmpty() ? last : chunk.get(chunk.size() - 1).intValue();
        } while (chunk.size() == CHUNK);
        return all.build().toArray();
    }
}
