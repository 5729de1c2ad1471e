package dev.packit.stats.web.paging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.Urls;
import dev.packit.stats.web.answer.Rows;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of a list, newest first.
 *
 * @param next older items, null at the end
 * @param previous newer items, null at the start
 * @param searchedBackTo how far back a search that no index serves looked for this page, null where it looked far
 *     enough; {@code next} goes on from there
 */
public record Page<T>(
        List<T> items, Link next, Link previous, @JsonIgnore Instant searchedBackTo) implements Rows {

    @Override
    public List<T> rows() {
        return items;
    }

    /** A list that fits one page. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null, null, null);
    }

    /**
     * A page whose neighbours are the same list with another bound.
     *
     * @param query of the list, without its bound
     */
    public static <T> Page<T> of(Slice<T> slice, String path, Map<String, String> query) {
        return new Page<>(
                slice.items(),
                link(path, query, "before", slice.older()),
                link(path, query, "after", slice.newer()),
                slice.searchedBackTo());
    }

    private static Link link(String path, Map<String, String> query, String bound, Long id) {
        if (id == null) {
            return null;
        }
        Map<String, String> bounded = new LinkedHashMap<>(query);
        bounded.put(bound, id.toString());
        return new Link(path + Urls.query(bounded));
    }
}
