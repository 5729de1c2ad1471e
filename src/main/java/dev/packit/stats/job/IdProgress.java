package dev.packit.stats.job;

import dev.packit.stats.web.paging.IdWindow;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How far a search through ids has come, in the direction of the page. */
final class IdProgress {

    private final boolean ascending;
    private long low;
    private long high;
    private boolean done;

    IdProgress(IdWindow window, boolean ascending) {
        this.ascending = ascending;
        this.low = window.low();
        this.high = window.high();
    }

    /** The lowest id that is left, inclusive. */
    long low() {
        return low;
    }

    /** The highest id that is left, exclusive. */
    long high() {
        return high;
    }

    boolean isDone() {
        return done;
    }

    /** Continues after an id, even if that was passed already. */
    void moveTo(long reached) {
        low = ascending ? reached + 1 : low;
        high = ascending ? high : reached;
        done = false;
    }

    /** Continues after the last of some ids in ascending order; the search is over if there are none. */
    void moveBeyond(int[] ids) {
        if (ids.length == 0) {
            done = true;
        } else {
            moveTo(ascending ? ids[ids.length - 1] : ids[0]);
        }
    }

    /** The next of some ids that are left, all in ascending order. */
    int[] next(int[] ids, int most) {
        int from = position(ids, low);
        int to = position(ids, high);
        return ascending
                ? Arrays.copyOfRange(ids, from, Math.min(to, from + most))
                : Arrays.copyOfRange(ids, Math.max(from, to - most), to);
    }

    /** Turns ids in ascending order into the direction of the search. */
    IntStream inDirection(int[] ids) {
        return IntStream.range(0, ids.length).map(i -> ids[ascending ? i : ids.length - 1 - i]);
    }

    private static int position(int[] ids, long id) {
        if (id > Integer.MAX_VALUE) {
            return ids.length;
        }
        int found = Arrays.binarySearch(ids, (int) id);
        return found < 0 ? -found - 1 : found;
    }
}
