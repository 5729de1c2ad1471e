package dev.packit.stats.job;

import dev.packit.stats.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Follows references backwards where no index does: from a group to its targets, from a build to its Log Detective runs.
 *
 * <p>Rows never change what they refer to, so all pairs are read once (a third of a million in production, 2 MB here)
 * and the rows that have come since are read before every look. A row that was deleted meanwhile stays in here; whoever
 * asks looks the id up in the table anyway.
 */
@ApplicationScoped
class BackReferences {

    /** Ids are taken before rows are committed: this many below the highest one known are read again. */
    private static final int LATE_COMMITS = 500;

    @Inject
    Sql sql;

    private final Map<Reference, Pairs> known = new EnumMap<>(Reference.class);

    /** What {@link PipelineLink#seek()} takes as {@code :links}, for these values of the pipelines' column. */
    Integer[] links(PipelineLink link, Collection<Integer> values) {
        return link.reference() == null
                ? values.toArray(Integer[]::new)
                : Arrays.stream(referringTo(link.reference(), values)).boxed().toArray(Integer[]::new);
    }

    /** The ids of all rows that refer to one of these. */
    int[] referringTo(Reference reference, Collection<Integer> ids) {
        Pairs pairs = upToDate(reference);
        return ids.stream().flatMapToInt(id -> pairs.referringTo(id)).toArray();
    }

    private synchronized Pairs upToDate(Reference reference) {
        Pairs pairs = known.getOrDefault(reference, Pairs.EMPTY);
        pairs = pairs.with(readFrom(reference, pairs.highestId() - LATE_COMMITS));
        known.put(reference, pairs);
        return pairs;
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

    /**
     * Referred and referring id in one number each, sorted.
     *
     * @param highestId the highest referring id
     */
    record Pairs(long[] sorted, int highestId) {

        static final Pairs EMPTY = new Pairs(new long[0], 0);

        static long pair(long referred, long id) {
            return referred << Integer.SIZE | id;
        }

        Pairs with(List<Long> more) {
            long[] fresh = more.stream()
                    .mapToLong(Long::longValue)
                    .filter(pair -> Arrays.binarySearch(sorted, pair) < 0)
                    .toArray();
            if (fresh.length == 0) {
                return this;
            }
            long[] all = LongStream.concat(Arrays.stream(sorted), Arrays.stream(fresh))
                    .toArray();
            Arrays.sort(all);
            int highest =
                    Arrays.stream(fresh).mapToInt(pair -> (int) pair).max().orElse(0);
            return new Pairs(all, Math.max(highestId, highest));
        }

        IntStream referringTo(int id) {
            int from = position(pair(id, 0));
            int to = position(pair(id + 1L, 0));
            return Arrays.stream(sorted, from, to).mapToInt(pair -> (int) pair);
        }

        private int position(long pair) {
            int found = Arrays.binarySearch(sorted, pair);
            return found < 0 ? -found - 1 : found;
        }
    }
}
