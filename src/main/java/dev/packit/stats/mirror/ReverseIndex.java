package dev.packit.stats.mirror;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.stream.LongStream;

/**
 * A reverse index of references between ids, like a database index, in 4 bytes per row and 8 per referenced id.
 * Immutable.
 */
final class ReverseIndex {

    static final ReverseIndex EMPTY = new ReverseIndex(new int[0], new int[] {0}, new int[0]);

    /** The referenced ids, sorted. */
    private final int[] referred;
    /** The index in {@link #ids} of the first id that refers to each, followed by the end of the last. */
    private final int[] starts;
    /** The referring ids, sorted for each referenced one. */
    private final int[] ids;

    private ReverseIndex(int[] referred, int[] starts, int[] ids) {
        this.referred = referred;
        this.starts = starts;
        this.ids = ids;
    }

    static long pair(long referred, long id) {
        return referred << Integer.SIZE | id;
    }

    /** Returns a copy with more pairs, which may include known ones. */
    ReverseIndex with(LongStream more) {
        long[] fresh = more.filter(pair -> !has((int) (pair >> Integer.SIZE), (int) pair))
                .sorted()
                .distinct()
                .toArray();
        return fresh.length == 0 ? this : merged(fresh);
    }

    /** Returns a copy without deleted ids. */
    ReverseIndex without(BitSet gone) {
        int[] leftReferred = new int[referred.length];
        int[] leftStarts = new int[starts.length];
        int[] left = new int[ids.length];
        int count = 0;
        int at = 0;
        for (int i = 0; i < referred.length; i++) {
            int from = at;
            for (int j = starts[i]; j < starts[i + 1]; j++) {
                if (!gone.get(ids[j])) {
                    left[at++] = ids[j];
                }
            }
            if (at > from) {
                leftReferred[count] = referred[i];
                leftStarts[count++] = from;
            }
        }
        leftStarts[count] = at;
        return new ReverseIndex(
                Arrays.copyOf(leftReferred, count), Arrays.copyOf(leftStarts, count + 1), Arrays.copyOf(left, at));
    }

    private boolean has(int of, int id) {
        int at = Arrays.binarySearch(referred, of);
        return at >= 0 && Arrays.binarySearch(ids, starts[at], starts[at + 1], id) >= 0;
    }

    /** @param fresh new pairs, sorted */
    private ReverseIndex merged(long[] fresh) {
        int[] allReferred = new int[referred.length + fresh.length];
        int[] allStarts = new int[allReferred.length + 1];
        int[] allIds = new int[ids.length + fresh.length];
        int count = 0;
        int at = 0;
        int old = 0;
        int next = 0;
        while (old < referred.length || next < fresh.length) {
            int of = next == fresh.length
                            || old < referred.length && referred[old] <= (int) (fresh[next] >> Integer.SIZE)
                    ? referred[old]
                    : (int) (fresh[next] >> Integer.SIZE);
            allReferred[count] = of;
            allStarts[count++] = at;
            int from = old < referred.length && referred[old] == of ? starts[old] : 0;
            int to = old < referred.length && referred[old] == of ? starts[++old] : 0;
            while (from < to || next < fresh.length && (int) (fresh[next] >> Integer.SIZE) == of) {
                boolean isFresh = from == to
                        || next < fresh.length
                                && (int) (fresh[next] >> Integer.SIZE) == of
                                && (int) fresh[next] < ids[from];
                allIds[at++] = isFresh ? (int) fresh[next++] : ids[from++];
            }
        }
        allStarts[count] = at;
        return new ReverseIndex(Arrays.copyOf(allReferred, count), Arrays.copyOf(allStarts, count + 1), allIds);
    }

    /** The id to which each id refers; 0 if it refers to none. */
    int[] referred() {
        int[] byId = new int[lastId() + 1];
        for (int i = 0; i < referred.length; i++) {
            for (int j = starts[i]; j < starts[i + 1]; j++) {
                byId[ids[j]] = referred[i];
            }
        }
        return byId;
    }

    /** The number of pairs. */
    int size() {
        return ids.length;
    }

    /** The highest referenced id; 0 if there is none. */
    int lastReferred() {
        return referred.length == 0 ? 0 : referred[referred.length - 1];
    }

    /** The highest referring id; 0 if there is none. */
    int lastId() {
        return Arrays.stream(ids).max().orElse(0);
    }

    /** The ids that refer to one, in order. */
    int[] referringTo(long id) {
        int at = position(id);
        return at < 0 ? new int[0] : Arrays.copyOfRange(ids, starts[at], starts[at + 1]);
    }

    /** The ids that refer to any of several, in order. These can be many: a busy project has a hundred thousand pipelines. */
    int[] referringTo(Collection<Integer> several) {
        if (several.size() == 1) {
            return referringTo(several.iterator().next());
        }
        int[] all = new int[several.stream().mapToInt(this::count).sum()];
        int end = 0;
        for (int id : several) {
            int at = position(id);
            int count = count(id);
            if (count > 0) {
                System.arraycopy(ids, starts[at], all, end, count);
            }
            end += count;
        }
        Arrays.sort(all);
        return all;
    }

    /** The number of ids that refer to an id. */
    int count(long id) {
        int at = position(id);
        return at < 0 ? 0 : starts[at + 1] - starts[at];
    }

    /** The highest id that refers to an id; 0 if there is none. */
    int last(long id) {
        int at = position(id);
        return at < 0 ? 0 : ids[starts[at + 1] - 1];
    }

    private int position(long id) {
        return id < 0 || id > Integer.MAX_VALUE ? -1 : Arrays.binarySearch(referred, (int) id);
    }
}
