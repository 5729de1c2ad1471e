package dev.packit.stats.web.paging;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * A whole list in memory, of which pages are shown.
 *
 * @param items in the order of the list
 * @param key what a page's bound names an item by
 */
public record Sorted<T>(List<T> items, ToLongFunction<T> key) {

    /**
     * A page.
     *
     * @param beyond whether an item comes after the bound of the page, or is at it
     * @param at whether it is at it
     */
    public Slice<T> page(Keyset keyset, Predicate<T> beyond, Predicate<T> at) {
        int bound = 0;
        while (!keyset.atStart() && bound < items.size() && !beyond.test(items.get(bound))) {
            bound++;
        }
        boolean exact = bound < items.size() && !keyset.atStart() && at.test(items.get(bound));
        int from = keyset.ascending() ? Math.max(0, bound - keyset.limit()) : exact ? bound + 1 : bound;
        int to = keyset.ascending() ? bound : Math.min(items.size(), from + keyset.limit());
        List<T> page = items.subList(from, to);
        return new Slice<>(
                page,
                to < items.size() ? (page.isEmpty() ? keyset.after() + 1 : name(page.get(page.size() - 1))) : null,
                from > 0 ? (page.isEmpty() ? Math.max(0, keyset.before() - 1) : name(page.get(0))) : null,
                null);
    }

    private Long name(T item) {
        return key.applyAsLong(item);
    }
}
