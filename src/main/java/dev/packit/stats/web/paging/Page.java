package dev.packit.stats.web.paging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.Urls;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.answer.Feed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, newest first, with links to its neighbors.
 *
 * @param older the value of {@link Keyset#before()} for the next page; null at the end of the list
 * @param newer the value of {@link Keyset#after()} for the previous page; null at the start of the list
 * @param searchedBackTo how far back the search for this page got, if it stopped early because no index supports it; null
 *     otherwise. {@code next} continues from there
 * @param path the path of the list; empty if the page has no links
 * @param query the query parameters that all pages of the list share
 */
@JsonPropertyOrder({"items", "next", "previous"})
public record Page<T>(
        List<T> items,
        @JsonIgnore @Nullable Long older,
        @JsonIgnore @Nullable Long newer,
        @JsonIgnore @Nullable Instant searchedBackTo,
        @JsonIgnore String path,
        @JsonIgnore Map<String, String> query,
        @JsonIgnore Class<?> rowType,
        @JsonIgnore List<String> moreColumns)
        implements Answers.Tabular {

    Page(List<T> items, @Nullable Long older, @Nullable Long newer, @Nullable Instant searchedBackTo) {
        this(items, older, newer, searchedBackTo, "", Map.of(), Object.class, List.of());
    }

    /** Creates a page for a list that fits into one. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null, null, null);
    }

    /**
     * Returns the same page as a table.
     *
     * @param type of the rows
     * @param moreColumns those that the type itself does not tell
     */
    public Page<T> asTable(Class<?> type, String... moreColumns) {
        return new Page<>(items, older, newer, searchedBackTo, path, query, type, List.of(moreColumns));
    }

    /** Returns the same page with its items converted. */
    public <S> Page<S> showing(List<S> shown) {
        return new Page<>(shown, older, newer, searchedBackTo, path, query, rowType, moreColumns);
    }

    /**
     * Returns the page with links to its neighbors, which are the same list with another bound.
     *
     * @param query the query parameters of the list, without the bound
     */
    public Page<T> at(String path, Map<String, String> query) {
        return new Page<>(items, older, newer, searchedBackTo, path, query, rowType, moreColumns);
    }

    @Override
    public List<T> rows() {
        return items;
    }

    /** Link to older items; null at the end. */
    @JsonProperty
    public @Nullable Link next() {
        return link("before", older);
    }

    /** Link to newer items; null at the start. */
    @JsonProperty
    public @Nullable Link previous() {
        return link("after", newer);
    }

    /** Returns the page as a feed. */
    public Feed feed(String title, Function<T, Feed.Entry> entry) {
        return new Feed(title, items.stream().map(entry).toList(), next());
    }

    private @Nullable Link link(String bound, @Nullable Long id) {
        if (id == null) {
            return null;
        }
        Map<String, String> bounded = new LinkedHashMap<>(query);
        bounded.put(bound, id.toString());
        return new Link(path + Urls.query(bounded));
    }
}
