package dev.packit.stats.job;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Which ids refer to which: an index, as the database would have it, in 8 bytes per row.
 *
 * @param sorted referred and referring id in one number each, in order
 */
record Pairs(long[] sorted) {

    static final Pairs EMPTY = new Pairs(new long[0]);

    static long pair(long referred, long id) {
        return referred << Integer.SIZE | id;
    }

    /** These and more; what is known already may be among them. */
    Pairs with(LongStream more) {
        long[] fresh =
                more.filter(pair -> Arrays.binarySearch(sorted, pair) < 0).toArray();
        if (fresh.length == 0) {
            return this;
        }
        long[] all =
                LongStream.concat(Arrays.stream(sorted), Arrays.stream(fresh)).toArray();
        Arrays.sort(all);
        return new Pairs(all);
    }

    /** The ids that refer to one, in order. */
    IntStream referringTo(long id) {
        return Arrays.stream(sorted, position(id), position(id + 1)).mapToInt(pair -> (int) pair);
    }

    /** How many refer to one. */
    int count(long id) {
        return position(id + 1) - position(id);
    }

    /** The highest id that refers to one; 0 where none does. */
    int last(long id) {
        int end = position(id + 1);
        return end > 0 && sorted[end - 1] >> Integer.SIZE == id ? (int) sorted[end - 1] : 0;
    }

    private int position(long id) {
        if (id > Integer.MAX_VALUE) {
            return sorted.length;
        }
        int found = Arrays.binarySearch(sorted, pair(id, 0));
        return found < 0 ? -found - 1 : found;
    }
}
