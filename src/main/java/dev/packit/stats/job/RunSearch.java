package dev.packit.stats.job;

import dev.packit.stats.database.Effort;
import dev.packit.stats.database.Sql;
import dev.packit.stats.database.SqlTemplate;
import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.web.paging.IdWindow;
import dev.packit.stats.web.paging.Keyset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds runs by their packages and the filter's conditions on their triggers. Conditions on their jobs are checked by the
 * caller.
 */
@ApplicationScoped
public class RunSearch {

    private static final String TABLE = "pipelines";
    private static final String SUBMITTED = "datetime";

    /** The column whose value the rows of a run share. */
    private static final String SHARED = "srpm_build_id";

    /** How many rows are searched per page if no index supports the filter. */
    private static final int WINDOW = 5_000;

    /** How many candidates are checked at a time. */
    private static final int CHUNK = 1_000;

    /** Runs are found by the first of their rows. */
    private static final String FOUND = """
            select p.id
            from pipelines p
            left join project_events e on e.id = p.project_event_id
            where p.id >= :low and p.id < :high {among}
                and (p.srpm_build_id is null or p.id = (
                    select min(x.id + 0) from pipelines x where x.srpm_build_id = p.srpm_build_id))
            {conditions}
            order by p.id {order}
            limit {limit}""";

    @Inject
    Sql sql;

    @Inject
    Effort effort;

    @Inject
    Candidates candidates;

    @Inject
    IdWindows windows;

    @Inject
    Clock clock;

    /**
     * Starts a search.
     *
     * @throws jakarta.ws.rs.NotFoundException if the filter's project does not exist
     * @throws dev.packit.stats.web.request.BadParameter if the project exists on several forges
     */
    public Search of(JobFilter filter, Keyset keyset) {
        ProjectName project = filter.project() == null ? null : ProjectName.find(filter.project());
        IdWindow bounds = windows.bounds(TABLE, SUBMITTED, filter.time(), keyset);
        int[] found = candidates.pipelines(SHARED, filter, project);
        List<Condition> conditions = Condition.ofPipelines(filter, found == null, clock);
        boolean walk = conditions.stream().anyMatch(condition -> condition.level() != Condition.Level.TIME);
        if (found == null && walk) {
            effort.expect(WINDOW / Jobs.SEARCHED_PER_ROW);
        }
        IdWindow window =
                found == null && walk ? windows.limited(TABLE, SUBMITTED, bounds, keyset.ascending(), WINDOW) : bounds;
        return new Search(found, conditions, window, keyset.ascending());
    }

    /** A search in progress, which returns ids of runs in the direction of the page. */
    public final class Search {

        private final int @Nullable [] candidates;
        private final List<Condition> conditions;
        private final IdWindow window;
        private final boolean ascending;
        private long low;
        private long high;
        private boolean done;

        private Search(int @Nullable [] candidates, List<Condition> conditions, IdWindow window, boolean ascending) {
            this.candidates = candidates;
            this.conditions = conditions;
            this.window = window;
            this.ascending = ascending;
            this.low = window.low();
            this.high = window.high();
        }

        /** Whether there may be further results. */
        public boolean more() {
            return !done;
        }

        /** Returns the next runs, up to a limit. An empty result does not mean that the search is over. */
        public List<Integer> next(int many) {
            Map<String, Object> parameters = new HashMap<>(Map.of("low", low, "high", high));
            int[] chunk = null;
            if (candidates != null) {
                chunk = chunk(candidates, conditions.isEmpty() ? many * 4 : CHUNK);
                parameters.put("ids", SortedIds.boxed(chunk));
            }
            conditions.forEach(condition -> parameters.putAll(condition.parameters()));
            List<Integer> found = sql.list(sql(many), parameters, row -> row.intValue("id"));
            if (found.size() == many) {
                move(found.get(found.size() - 1));
            } else if (chunk == null || chunk.length == 0) {
                done = true;
            } else {
                move(ascending ? chunk[chunk.length - 1] : chunk[0]);
            }
            return found;
        }

        /** The range that was to be searched. */
        public IdWindow asked() {
            return window;
        }

        /** The range that has been searched so far. */
        public IdWindow window() {
            if (done) {
                return window;
            }
            Instant submitted = sql.first(
                    "select p.datetime as submitted from pipelines p where p.id = :id",
                    Map.of("id", ascending ? low - 1 : high),
                    row -> row.time("submitted"));
            return ascending
                    ? new IdWindow(window.low(), low, true, submitted)
                    : new IdWindow(high, window.high(), true, submitted);
        }

        private void move(long reached) {
            low = ascending ? reached + 1 : low;
            high = ascending ? high : reached;
        }

        private int[] chunk(int[] candidates, int size) {
            int from = position(candidates, low);
            int to = position(candidates, high);
            return ascending
                    ? Arrays.copyOfRange(candidates, from, Math.min(to, from + size))
                    : Arrays.copyOfRange(candidates, Math.max(from, to - size), to);
        }

        private static int position(int[] candidates, long id) {
            if (id > Integer.MAX_VALUE) {
                return candidates.length;
            }
            int found = Arrays.binarySearch(candidates, (int) id);
            return found < 0 ? -found - 1 : found;
        }

        private String sql(int many) {
            return new SqlTemplate(FOUND)
                    .with("among", candidates == null ? "" : "and p.id = any (:ids)")
                    .with("conditions", JobSql.and(conditions))
                    .with("order", ascending ? "asc" : "desc")
                    .with("limit", Integer.toString(many))
                    .sql();
        }
    }
}
