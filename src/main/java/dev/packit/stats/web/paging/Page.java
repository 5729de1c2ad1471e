package dev.packit.stats.web.paging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.Urls;
import dev.packit.stats.web.answer.Answers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, newest first, and where the list goes on.
 *
 * @param older the bound for {@link Keyset#before()} of the page that follows; null at the end of the list
 * @param newer the bound for {@link Keyset#after()} of the page that precedes; null at its start
 * @param searchedBackTo how far back a search that no index serves looked for this page, null if it looked far
 *     enough; {@code next} goes on from there
 * @param path the address of the list; empty as long as the page has no links
 * @param query what the address of every page of the list holds
 */
@JsonPropertyOrder({"items", "next", "previous"})
public record Page<T>(
        List<T> items,
        @JsonIgnore @Nullable Long older,
        @JsonIgnore @Nullable Long newer,
        @JsonIgnore @Nullable Instant searchedBackTo,
        @JsonIgnore String path,
        @JsonIgnore Map<String, String> query)
        implements Answers.Tabular {

    Page(List<T> items, @Nullable Long older, @Nullable Long newer, @Nullable Instant searchedBackTo) {
        this(items, older, newer, searchedBackTo, "", Map.of());
    }

    /** A list that fits one page. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null, null, null);
    }

    /** The same place of the list, with what is to be shown of its items. */
    public <S> Page<S> showing(List<S> shown) {
        return new Page<>(shown, older, newer, searchedBackTo, path, query);
    }

    /**
     * The page with links to its neighbours: the same list with another bound.
     *
     * @param query of the list, without its bound
     */
    public Page<T> at(String path, Map<String, String> query) {
        return new Page<>(items, older, newer, searchedBackTo, path, query);
    }

    @Override
    public List<T> rows() {
        return items;
    }

    /** Older items; null at the end. */
    @JsonProperty
    public @Nullable Link next() {
        return link("before", older);
    }

    /** Newer items; null at the start. */
    @JsonProperty
    public @Nullable Link previous() {
        return link("after", newer);
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
