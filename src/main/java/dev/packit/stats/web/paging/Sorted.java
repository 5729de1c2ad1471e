package dev.packit.stats.web.paging;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * A complete list in memory that is shown in pages.
 *
 * @param items in list order
 * @param key returns the id by which links between pages refer to an item
 */
public record Sorted<T>(List<T> items, ToLongFunction<T> key) {

    /** Returns a page of a list with the highest key first. */
    public Page<T> page(Keyset keyset) {
        return page(keyset, item -> Long.compare(keyset.bound(), name(item)));
    }

    /**
     * Returns a page.
     *
     * @param place the position of an item: before the page's bound (negative), at it (zero) or after it; only called if
     *     the page has a bound
     */
    public Page<T> page(Keyset keyset, ToIntFunction<T> place) {
        int bound = 0;
        while (!keyset.atStart() && bound < items.size() && place.applyAsInt(items.get(bound)) < 0) {
            bound++;
        }
        boolean exact = bound < items.size() && !keyset.atStart() && place.applyAsInt(items.get(bound)) == 0;
        int from = keyset.ascending() ? Math.max(0, bound - keyset.limit()) : exact ? bound + 1 : bound;
        int to = keyset.ascending() ? bound : Math.min(items.size(), from + keyset.limit());
        List<T> page = items.subList(from, to);
        return new Page<>(
                page,
                to < items.size() ? (page.isEmpty() ? keyset.back() : name(page.get(page.size() - 1))) : null,
                from > 0 ? (page.isEmpty() ? keyset.back() : name(page.get(0))) : null,
                null);
    }

    private Long name(T item) {
        return key.applyAsLong(item);
    }
}
