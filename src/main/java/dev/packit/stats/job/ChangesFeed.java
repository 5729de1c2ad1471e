package dev.packit.stats.job;

import dev.packit.stats.packit.Job;
import dev.packit.stats.web.answer.RequestedFormat;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.paging.Page;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Lists only jobs that turned good or bad, for feeds. */
@ApplicationScoped
public class ChangesFeed {

    public static final String PARAMETER = "changes";

    /** How many pages of the list are searched for one page of the feed, and how many items each has. */
    private static final int MOST_PAGES = 5;

    private static final int SIZE = 100;

    @Inject
    StateChanges changes;

    @Inject
    RequestedFormat requested;

    /** The query parameters of the list, which its other pages keep. */
    public static Map<String, String> kept(Parameters parameters, JobFilter filter, Keyset keyset) {
        Map<String, String> query = parameters.kept(filter.query(), keyset.query());
        parameters.text(PARAMETER).ifPresent(value -> query.put(PARAMETER, value));
        return query;
    }

    /**
     * Whether the request asks for it.
     *
     * @throws BadParameter if it asks for it otherwise than as a feed
     */
    public boolean isAsked(Parameters parameters) {
        String value = parameters.text(PARAMETER).orElse(null);
        if (value == null) {
            return false;
        }
        if (!value.equals("true")) {
            throw new BadParameter(PARAMETER, "must be true, not “%s”".formatted(value));
        }
        if (!requested.isFeed()) {
            throw new BadParameter(PARAMETER, "must be combined with format=atom");
        }
        if (parameters.has("after")) {
            throw new BadParameter("after", "cannot be combined with changes; use before");
        }
        return true;
    }

    /**
     * Returns a page of the jobs of a list that turned good or bad.
     *
     * @param list returns a page of it
     * @param id by which it is paged
     * @param jobs of an item
     */
    public <T> Page<Job> page(
            Keyset keyset, Function<Keyset, Page<T>> list, ToLongFunction<T> id, Function<T, List<Job>> jobs) {
        List<Job> found = new ArrayList<>();
        Long before = keyset.before();
        for (int page = 0; page < MOST_PAGES; page++) {
            Page<T> all = list.apply(new Keyset(before, null, SIZE));
            Set<Job> changed = changes.among(all.items().stream()
                    .flatMap(item -> jobs.apply(item).stream())
                    .toList());
            for (T item : all.items()) {
                jobs.apply(item).stream().filter(changed::contains).forEach(found::add);
                if (found.size() >= keyset.limit()) {
                    return page(found, id.applyAsLong(item));
                }
            }
            before = all.older();
            if (before == null) {
                break;
            }
        }
        return page(found, before);
    }

    private static Page<Job> page(List<Job> found, @Nullable Long older) {
        return new Page<>(found, older, null, null, "", Map.of(), Job.class, List.of());
    }
}
