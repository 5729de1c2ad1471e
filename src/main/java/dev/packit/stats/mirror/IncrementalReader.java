package dev.packit.stats.mirror;

import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * Reads the rows of a table that have come since it was read last, some thousand at a time. Ids are taken before rows are
 * committed, so that a row may appear below one that has been read: the last {@value #MARGIN} ids are read again.
 */
final class IncrementalReader<T> implements Iterator<List<T>> {

    static final int MARGIN = 500;

    /** How many rows are read at a time, but for the last. */
    static final int SIZE = 5_000;

    private final IntFunction<List<T>> rowsAfter;
    private final ToIntFunction<T> id;
    private int last;
    private boolean more = true;

    /**
     * @param highest the highest id that was read before; 0 for none
     * @param rowsAfter the rows with ids above one, {@link #SIZE} of them at most, in the order of their ids
     */
    IncrementalReader(int highest, IntFunction<List<T>> rowsAfter, ToIntFunction<T> id) {
        this.last = start(highest);
        this.rowsAfter = rowsAfter;
        this.id = id;
    }

    /** The rows above this id are read, if the highest that was read before is known. */
    static int start(int highest) {
        return Math.max(0, highest - MARGIN);
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    /** May be empty. */
    @Override
    public List<T> next() {
        List<T> rows = rowsAfter.apply(last);
        more = rows.size() == SIZE;
        if (!rows.isEmpty()) {
            last = id.applyAsInt(rows.get(rows.size() - 1));
        }
        return rows;
    }
}
