package dev.packit.stats.web.paging;

import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects a page of a list by id. Lists are newest first, so {@code before} an id means older, and {@code after} it newer.
 *
 * @param before upper bound of ids, exclusive
 * @param after lower bound of ids, exclusive; never set together with {@code before}
 * @param limit maximum number of items, 1 to 100
 */
public record Keyset(@Nullable Long before, @Nullable Long after, int limit) {

    public static final Set<String> PARAMETERS = Set.of("before", "after", "limit");
    public static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 100;

    public static Keyset of(Parameters parameters) {
        Long before = parameters.number("before", 0, Long.MAX_VALUE).orElse(null);
        // clamped, because one is added for what follows
        Long after = parameters
                .number("after", 0, Long.MAX_VALUE)
                .map(id -> Math.min(id, Long.MAX_VALUE - 1))
                .orElse(null);
        if (before != null && after != null) {
            throw new BadParameter("after", "cannot be combined with before");
        }
        int limit = parameters.number("limit", 1, MOST).map(Long::intValue).orElse(DEFAULT_LIMIT);
        return new Keyset(before, after, limit);
    }

    /** The query parameters without the bound, which all pages of the list share. */
    public Map<String, String> query() {
        return limit == DEFAULT_LIMIT ? Map.of() : Map.of("limit", Integer.toString(limit));
    }

    /** Selects the first page. */
    public static Keyset first(int limit) {
        return new Keyset(null, null, limit);
    }

    /** Whether the page is read upwards, from {@code after}. */
    public boolean ascending() {
        return after != null;
    }

    /** The id at which the page starts, exclusive. Must not be called for the first page. */
    public long bound() {
        return Objects.requireNonNull(after == null ? before : after, "The page has no bound");
    }

    /** The bound of the page on the other side of the bound, which shows the item at the bound, too. */
    long back() {
        return ascending() ? bound() + 1 : Math.max(0, bound() - 1);
    }

    /** Whether this is the first page. */
    public boolean atStart() {
        return before == null && after == null;
    }
}
