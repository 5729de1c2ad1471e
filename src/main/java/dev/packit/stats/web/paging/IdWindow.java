package dev.packit.stats.web.paging;

import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The range of ids that is searched for a page of a list.
 *
 * @param low inclusive
 * @param high exclusive
 * @param more whether there are further rows in the direction of the search
 * @param end when the last row of the window was submitted; null if there is none beyond it
 */
public record IdWindow(
        long low, long high, boolean more, @Nullable Instant end) {

    public IdWindow within(Keyset keyset) {
        return new IdWindow(
                keyset.after() == null ? low : Math.max(low, keyset.after() + 1),
                keyset.before() == null ? high : Math.min(high, keyset.before()),
                more,
                end);
    }

    /** @param found newest first; contains one more item than the page if the list continues */
    public <T> Page<T> slice(List<T> found, ToLongFunction<T> id, Keyset keyset) {
        return keyset.ascending() ? upwards(found, id, keyset) : downwards(found, id, keyset);
    }

    private <T> Page<T> downwards(List<T> found, ToLongFunction<T> id, Keyset keyset) {
        boolean full = found.size() > keyset.limit();
        List<T> items = full ? found.subList(0, keyset.limit()) : found;
        Long older = full ? Long.valueOf(last(items, id)) : more ? Long.valueOf(low) : null;
        Long newer = keyset.atStart() ? null : items.isEmpty() ? Long.valueOf(keyset.back()) : first(items, id);
        return new Page<>(items, older, newer, !full && more ? end : null);
    }

    private <T> Page<T> upwards(List<T> found, ToLongFunction<T> id, Keyset keyset) {
        boolean full = found.size() > keyset.limit();
        List<T> items = full ? found.subList(1, found.size()) : found;
        Long newer = full ? Long.valueOf(first(items, id)) : more ? Long.valueOf(high - 1) : null;
        Long older = items.isEmpty() ? Long.valueOf(keyset.back()) : last(items, id);
        return new Page<>(items, older, newer, null);
    }

    private static <T> Long first(List<T> items, ToLongFunction<T> id) {
        return id.applyAsLong(items.get(0));
    }

    private static <T> Long last(List<T> items, ToLongFunction<T> id) {
        return id.applyAsLong(items.get(items.size() - 1));
    }
}
