package dev.packit.stats.mirror;

import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * Reads the rows that have been added to a table since the last time, in batches. Ids are assigned before rows are committed,
 * so a row may appear below one that has already been read: the last {@value #MARGIN} ids are therefore read again.
 */
final class IncrementalReader<T> implements Iterator<List<T>> {

    static final int MARGIN = 500;

    /** The number of rows in a batch; the last batch may have fewer. */
    static final int SIZE = 5_000;

    private final IntFunction<List<T>> rowsAfter;
    private final ToIntFunction<T> id;
    private int last;
    private boolean more = true;

    /**
     * @param highest the highest id that has been read; 0 if none has
     * @param rowsAfter returns the first {@link #SIZE} rows above an id, ordered by id
     */
    IncrementalReader(int highest, IntFunction<List<T>> rowsAfter, ToIntFunction<T> id) {
        this.last = start(highest);
        this.rowsAfter = rowsAfter;
        this.id = id;
    }

    /** The id above which rows are read, given the highest that has been read. */
    static int start(int highest) {
        return Math.max(0, highest - MARGIN);
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    /** Returns the next batch, which may be empty. */
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
