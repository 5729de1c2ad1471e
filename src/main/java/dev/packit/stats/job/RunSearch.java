package dev.packit.stats.job;

import dev.packit.stats.database.Effort;
import dev.packit.stats.database.Sql;
import dev.packit.stats.database.SqlTemplate;
import dev.packit.stats.mirror.RunCriteria;
import dev.packit.stats.mirror.RunSieve;
import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.packit.PipelineRow;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.web.paging.IdWindow;
import dev.packit.stats.web.paging.Keyset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds runs by their packages and the filter's conditions on their triggers. Conditions on their jobs must be
 * checked by the caller, though most of those that do not match are left out.
 */
@ApplicationScoped
public class RunSearch {

    private static final String TABLE = "pipelines";
    private static final String SUBMITTED = "datetime";

    /** How many rows are searched per page if no index supports the filter. */
    private static final int WINDOW = 5_000;

    /** How many candidates are checked at a time. */
    private static final int CHUNK = 1_000;

    /** How many pipelines the sieve looks at first, and at most at a time. */
    private static final int FIRST_SIEVED = 250;

    private static final int MOST_SIEVED = 8_000;

    /** After how many pipelines the sieve gives up. */
    private static final int ENOUGH = 60_000;

    /** How many pipelines it can look at in the time in which a row is found by its id and read. */
    private static final int SIEVED_PER_ROW = 16;

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
    RunSieve sieve;

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
        int[] found = candidates.pipelines(PipelineRow.BUILD, filter, project);
        List<Condition> conditions = Condition.ofPipelines(filter, found == null, clock);
        boolean walk = conditions.stream().anyMatch(condition -> condition.level() != Condition.Level.TIME);
        if (found == null && walk) {
            effort.expect(WINDOW / Jobs.SEARCHED_PER_ROW);
        }
        IdWindow window =
                found == null && walk ? windows.limited(TABLE, SUBMITTED, bounds, keyset.ascending(), WINDOW) : bounds;
        RunCriteria criteria = filter.asksForJobs() && sieve.isReady() ? RunConditions.of(filter) : null;
        return new Search(found, conditions, criteria, window, keyset.ascending());
    }

    /** A search in progress, which returns ids of runs in the direction of the page. */
    public final class Search {

        private final int @Nullable [] candidates;
        private final List<Condition> conditions;
        private final @Nullable RunCriteria criteria;
        private final IdWindow window;
        private final boolean ascending;
        private final IdProgress progress;

        private Search(
                int @Nullable [] candidates,
                List<Condition> conditions,
                @Nullable RunCriteria criteria,
                IdWindow window,
                boolean ascending) {
            this.candidates = candidates;
            this.conditions = conditions;
            this.criteria = criteria;
            this.window = window;
            this.ascending = ascending;
            this.progress = new IdProgress(window, ascending);
        }

        /** Whether there may be further results. */
        public boolean more() {
            return !progress.isDone();
        }

        /** Whether runs are left out whose jobs do not match. */
        public boolean isSieved() {
            return criteria != null;
        }

        /** Returns the next runs, up to a limit. An empty result does not mean that the search is over. */
        public List<Integer> next(int many) {
            if (criteria != null) {
                return sieved(criteria, many);
            }
            int[] chunk =
                    candidates == null ? null : progress.next(candidates, conditions.isEmpty() ? many * 4 : CHUNK);
            List<Integer> found = found(progress.low(), progress.high(), chunk, many);
            if (found.size() == many) {
                progress.moveTo(found.get(many - 1));
            } else {
                progress.moveBeyond(chunk == null ? new int[0] : chunk);
            }
            return found;
        }

        private List<Integer> sieved(RunCriteria wanted, int many) {
            if (conditions.isEmpty()) {
                return possible(wanted, many);
            }
            int[] possible = possible(wanted, CHUNK).stream().mapToInt(id -> id).toArray();
            List<Integer> found = found(window.low(), window.high(), possible, many);
            if (found.size() == many) {
                progress.moveTo(found.get(many - 1));
            }
            return found;
        }

        /** Lets the sieve look at more and more runs at a time. */
        private List<Integer> possible(RunCriteria wanted, int many) {
            List<Integer> possible = new ArrayList<>();
            int size = FIRST_SIEVED;
            for (int looked = 0; possible.size() < many && looked < ENOUGH && !progress.isDone(); looked += size) {
                size = looked == 0 ? size : Math.min(size * 2, MOST_SIEVED);
                int[] chunk = candidates == null
                        ? sieve.pipelines(progress.low(), progress.high(), ascending, size)
                        : progress.next(candidates, size);
                effort.expect(chunk.length / SIEVED_PER_ROW);
                int[] some = progress.inDirection(sieve.possible(chunk, wanted)).toArray();
                int taken = Math.min(some.length, many - possible.size());
                Arrays.stream(some, 0, taken).forEach(possible::add);
                if (taken < some.length) {
                    progress.moveTo(some[taken - 1]);
                } else {
                    progress.moveBeyond(chunk);
                }
            }
            return possible;
        }

        private List<Integer> found(long low, long high, int @Nullable [] among, int many) {
            Map<String, Object> parameters = new HashMap<>(Map.of("low", low, "high", high));
            if (among != null) {
                parameters.put("ids", SortedIds.boxed(among));
            }
            conditions.forEach(condition -> parameters.putAll(condition.parameters()));
            return sql.list(sql(among != null, many), parameters, row -> row.intValue("id"));
        }

        /** The range that was to be searched. */
        public IdWindow asked() {
            return window;
        }

        /** The range that has been searched so far. */
        public IdWindow window() {
            if (progress.isDone()) {
                return window;
            }
            Instant submitted = sql.first(
                    "select p.datetime as submitted from pipelines p where p.id = :id",
                    Map.of("id", ascending ? progress.low() - 1 : progress.high()),
                    row -> row.time("submitted"));
            return ascending
                    ? new IdWindow(window.low(), progress.low(), true, submitted)
                    : new IdWindow(progress.high(), window.high(), true, submitted);
        }

        private String sql(boolean among, int many) {
            return new SqlTemplate(FOUND)
                    .with("among", among ? "and p.id = any (:ids)" : "")
                    .with("conditions", JobSql.and(conditions))
                    .with("order", ascending ? "asc" : "desc")
                    .with("limit", Integer.toString(many))
                    .sql();
        }
    }
}
