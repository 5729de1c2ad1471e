package dev.packit.stats.job;

import dev.packit.stats.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Follows references backwards where no index does: from a group to its targets, from a build to its Log Detective runs.
 *
 * <p>Rows never change what they refer to, so all pairs are read once (a third of a million in production, 2 MB here),
 * and what has come since when somebody asks, at most once in a second. A row that was deleted meanwhile stays in here;
 * whoever asks looks the id up in the table anyway.
 */
@ApplicationScoped
class BackReferences {

    /** Ids are taken before rows are committed: this many below the highest one known are read again. */
    private static final int LATE_COMMITS = 500;

    /** How long what is known is good enough. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    @Inject
    Sql sql;

    private final Map<Reference, Pairs> known = new EnumMap<>(Reference.class);
    private final Map<Reference, Integer> highestIds = new EnumMap<>(Reference.class);
    private final Map<Reference, Long> readAt = new EnumMap<>(Reference.class);

    /** What {@link PipelineLink#seek()} takes as {@code :links}, for these values of the pipelines' column. */
    Integer[] links(PipelineLink link, Collection<Integer> values) {
        return link.reference() == null
                ? values.toArray(Integer[]::new)
                : Arrays.stream(referringTo(link.reference(), values)).boxed().toArray(Integer[]::new);
    }

    /** The ids of all rows that refer to one of these. */
    int[] referringTo(Reference reference, Collection<Integer> ids) {
        if (ids.isEmpty()) {
            return new int[0];
        }
        Pairs pairs = upToDate(reference);
        return ids.stream().flatMapToInt(id -> pairs.referringTo(id)).toArray();
    }

    private synchronized Pairs upToDate(Reference reference) {
        if (System.nanoTime() - readAt.getOrDefault(reference, Long.MIN_VALUE / 2) < FRESH_NANOS) {
            return known.get(reference);
        }
        Pairs pairs = known.getOrDefault(reference, Pairs.EMPTY);
        int highest = highestIds.getOrDefault(reference, 0);
        List<Long> read = readFrom(reference, highest - LATE_COMMITS);
        read.stream().mapToInt(Long::intValue).max().ifPresent(id -> highestIds.put(reference, id));
        known.put(reference, pairs.with(read.stream().mapToLong(Long::longValue)));
        readAt.put(reference, System.nanoTime());
        return known.get(reference);
    }

    private List<Long> readFrom(Reference reference, int id) {
        String newer = """
                select t.id, t.%2$s as referred
                from %1$s t
                where t.id > :id and t.%2$s is not null
                order by t.id
                """.formatted(reference.table(), reference.column());
        return sql.list(newer, Map.of("id", id), row -> Pairs.pair(row.number("referred"), row.number("id")));
    }
}
