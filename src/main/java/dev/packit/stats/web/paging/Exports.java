package dev.packit.stats.web.paging;

import dev.packit.stats.database.Effort;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.answer.RequestedFormat;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whole lists as tables: {@code limit=all}. They are read and sent page by page, so that they take little memory. */
@ApplicationScoped
public class Exports {

    private static final String LIMIT = "limit";
    private static final String ALL = "all";

    /** Maximum number of rows. */
    private static final int MOST = 100_000;

    private static final String MOST_HEADER = "Row-Limit";

    /** Maximum number of rows of one page. */
    private static final int SIZE = 1_000;

    @Inject
    Answers answers;

    @Inject
    RequestedFormat requested;

    @Inject
    Effort effort;

    @Inject
    Downloads downloads;

    /**
     * Whether the request asks for the whole list.
     *
     * @throws BadParameter if it asks for it otherwise than as a table
     */
    public boolean isAsked(Parameters parameters) {
        if (!parameters.text(LIMIT).filter(ALL::equals).isPresent()) {
            return false;
        }
        if (!requested.isTable()) {
            throw new BadParameter(LIMIT, "can only be all with format=csv or format=jsonl");
        }
        if (parameters.has("after")) {
            throw new BadParameter("after", "cannot be combined with limit=all; use before");
        }
        return true;
    }

    /** Selects the first page of the list. */
    public Keyset keyset(Parameters parameters) {
        return isAsked(parameters)
                ? new Keyset(parameters.number("before", 0, Long.MAX_VALUE).orElse(null), null, SIZE)
                : Keyset.of(parameters);
    }

    /**
     * Returns the whole list.
     *
     * @param name of the file, without its extension
     * @param list returns a page of it
     * @throws dev.packit.stats.database.TooBusy if too many others ask for whole lists
     */
    public <T> Response of(String name, Class<T> type, Keyset first, Function<Keyset, Page<T>> list) {
        return of(name, type, List.of(), first, list);
    }

    /** @param named columns that the type itself does not tell */
    public <T> Response of(
            String name, Class<T> type, List<String> named, Keyset first, Function<Keyset, Page<T>> list) {
        effort.expect(MOST);
        downloads.begin();
        // what is wrong with the request is found before anything is sent
        Page<T> start = list.apply(first);
        return Response.fromResponse(answers.table(name, type, named, new Parts<>(start, list, effort)))
                .header(MOST_HEADER, MOST)
                .build();
    }

    private static final class Parts<T> implements Iterator<List<T>> {

        private final Function<Keyset, Page<T>> list;
        private final Effort effort;
        private @Nullable Page<T> page;
        private int rows;

        Parts(Page<T> first, Function<Keyset, Page<T>> list, Effort effort) {
            this.page = first;
            this.list = list;
            this.effort = effort;
        }

        @Override
        public boolean hasNext() {
            return page != null;
        }

        @Override
        public List<T> next() {
            Page<T> now = page;
            if (now == null) {
                throw new NoSuchElementException();
            }
            rows += now.items().size();
            page = now.older() == null || rows >= MOST
                    ? null
                    : list.apply(new Keyset(now.older(), null, Math.min(SIZE, MOST - rows)));
            effort.rest();
            return now.items();
        }
    }
}
