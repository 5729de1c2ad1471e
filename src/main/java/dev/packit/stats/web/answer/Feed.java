package dev.packit.stats.web.answer;

import dev.packit.stats.web.Link;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A list as a feed.
 *
 * @param entries in the order of the list; those are left out of which nothing is known about when they changed
 * @param next the link to older entries; null at the end
 */
public record Feed(
        String title, List<Entry> entries, @Nullable Link next) {

    /**
     * An entry of a feed.
     *
     * @param id a path that always stands for the same thing; it need not lead anywhere
     * @param url this application's page about it; null if it has none
     * @param updated when it last changed, UTC; null if unknown
     * @param published when it began, UTC; null if unknown
     * @param category a word by which entries can be filtered; null if there is none
     */
    public record Entry(
            String id,
            String title,
            @Nullable Link url,
            @Nullable Instant updated,
            @Nullable Instant published,
            String summary,
            @Nullable String category) {}

    public Feed {
        entries = entries.stream().filter(entry -> entry.updated != null).toList();
    }

    /** When the newest entry changed; null if there is none. */
    @Nullable
    Instant updated() {
        return latest(entries.stream().map(Entry::updated).toArray(Instant[]::new));
    }

    /** The latest of the times that are known; null if none is. */
    public static @Nullable Instant latest(@Nullable Instant... times) {
        return Arrays.stream(times)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
