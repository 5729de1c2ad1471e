package dev.packit.stats.mirror;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Sets of ids as sorted arrays; a busy project has a hundred thousand pipelines. */
public final class SortedIds {

    /** If one set is this many times larger than the other, a binary search is used instead of a merge. */
    private static final int FAR_MORE = 16;

    private SortedIds() {}

    /** Returns the intersection. */
    public static int[] intersection(int[] one, int[] other) {
        int[] fewer = one.length < other.length ? one : other;
        int[] more = fewer == one ? other : one;
        if (more.length / FAR_MORE > fewer.length) {
            return Arrays.stream(fewer)
                    .filter(id -> Arrays.binarySearch(more, id) >= 0)
                    .toArray();
        }
        int[] both = new int[fewer.length];
        int count = 0;
        int at = 0;
        for (int id : fewer) {
            while (at < more.length && more[at] < id) {
                at++;
            }
            if (at < more.length && more[at] == id) {
                both[count++] = id;
            }
        }
        return Arrays.copyOf(both, count);
    }

    /** Returns the union. */
    public static int[] union(int[] one, int[] other) {
        return other.length == 0
                ? one
                : sorted(IntStream.concat(Arrays.stream(one), Arrays.stream(other))
                        .toArray());
    }

    /** Returns ids as a set. */
    public static int[] sorted(int[] ids) {
        int[] sorted = ids.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /** Converts a set to a query parameter. */
    public static Integer[] boxed(int[] ids) {
        return Arrays.stream(ids).boxed().toArray(Integer[]::new);
    }
}
