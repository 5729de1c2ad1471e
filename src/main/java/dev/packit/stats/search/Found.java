package dev.packit.stats.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.web.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a search.
 *
 * @param query as it was typed; empty if nothing has been asked for yet
 * @param tried everything that the text may stand for and that was looked up, in words
 * @param near the projects in which it was not found
 */
public record Found(
        @JsonProperty String query,
        @JsonIgnore List<Group> groups,
        @JsonProperty List<String> tried,
        @JsonIgnore List<Hit> near) {

    /**
     * Hits of one type.
     *
     * @param count how many there are; the hits are the first of them
     * @param all a list of all of them; null if there is none
     */
    public record Group(
            String title,
            long count,
            List<Hit> hits,
            @Nullable Link all) {

        /** Whether there are more than are shown. */
        public boolean isCut() {
            return count > hits.size();
        }
    }

    @JsonProperty
    public List<Hit> hits() {
        return groups.stream().flatMap(group -> group.hits().stream()).toList();
    }

    /** The only hit; null if there is none or several. */
    @Nullable
    Hit only() {
        List<Hit> hits = hits();
        return hits.size() == 1 && groups.stream().noneMatch(Group::isCut) ? hits.get(0) : null;
    }
}
