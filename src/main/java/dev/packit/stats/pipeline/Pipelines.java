package dev.packit.stats.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packit.stats.database.Effort;
import dev.packit.stats.database.Sql;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.RunJobs;
import dev.packit.stats.job.RunSearch;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.PipelineRow;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads runs. */
@ApplicationScoped
public class Pipelines {

    /** How many runs are read at a time for an outcome, status or target, which depend on their jobs. */
    private static final int AT_A_TIME = 60;

    /** How many runs more than a page has are read if those that cannot match were left out, because some of the others may not. */
    private static final int SPARE = 5;

    /** How many times a search continues for one page before the page says how far it got. */
    private static final int MOST_TURNS = 3;

    /** About how many rows are read for each of them. */
    private static final int ROWS_EACH = 40;

    private static final Comparator<Pipeline> NEWEST_FIRST =
            Comparator.comparing(Pipeline::id).reversed();

    /** Selects pipelines and the others of the same event. */
    private static final String SAME_EVENT = """
            select x.id
            from pipelines p
            join pipelines x on x.project_event_id = p.project_event_id
            where p.id = any (:ids)
            union
            select p.id
            from pipelines p
            where p.id = any (:ids)
            """;

    private static final Duration LATEST_KEPT = Duration.ofSeconds(3);
    private static final int MOST_LATEST = 100;

    private final Cache<Set<Integer>, Map<Integer, Latest>> latest = Caffeine.newBuilder()
            .expireAfterWrite(LATEST_KEPT)
            .maximumSize(MOST_LATEST)
            .build();

    @Inject
    Sql sql;

    @Inject
    Effort effort;

    @Inject
    RunJobs runJobs;

    @Inject
    RunSearch search;

    /** Returns a run by the id of any of its rows; null if there is none. */
    public @Nullable Pipeline find(long id) {
        if (id < 1 || id > Integer.MAX_VALUE) {
            return null;
        }
        return load(List.of((int) id)).stream().findFirst().orElse(null);
    }

    /** Returns the runs to which rows belong, with all their jobs, newest first. Ids that do not exist are ignored. */
    public List<Pipeline> load(Collection<Integer> ids) {
        List<PipelineRow> rows = runJobs.rows(ids);
        return runs(rows).values().stream().sorted(NEWEST_FIRST).toList();
    }

    /** Returns the runs of rows by id. */
    private Map<Long, Pipeline> runs(List<PipelineRow> rows) {
        Map<Long, List<Job>> jobs = runJobs.jobs(rows);
        return rows.stream().collect(Collectors.groupingBy(PipelineRow::run)).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        run -> Pipeline.of(run.getValue(), jobs.getOrDefault(run.getKey(), List.of()))));
    }

    /**
     * Returns the latest state of the triggers of pipelines, by pipeline id. Ids that do not exist are ignored. Results are
     * cached for three seconds, since many readers look at the same lists.
     */
    public Map<Integer, Latest> latest(Collection<Integer> ids) {
        Set<Integer> asked = Set.copyOf(ids);
        Map<Integer, Latest> known = latest.getIfPresent(asked);
        if (known == null) {
            known = readLatest(asked);
            latest.put(asked, known);
        }
        return known;
    }

    private Map<Integer, Latest> readLatest(Collection<Integer> ids) {
        List<PipelineRow> rows = runJobs.rows(
                sql.list(SAME_EVENT, Map.of("ids", ids.toArray(Integer[]::new)), row -> row.intValue("id")));
        Map<Long, Pipeline> runs = runs(rows);
        Map<Long, List<PipelineRow>> byEvent =
                rows.stream().filter(row -> row.event() != null).collect(Collectors.groupingBy(PipelineRow::event));
        Map<Integer, Latest> latest = new HashMap<>();
        rows.stream().filter(row -> ids.contains((int) row.id())).forEach(row -> {
            List<Pipeline> ofEvent = byEvent.getOrDefault(row.event(), List.of(row)).stream()
                    .map(PipelineRow::run)
                    .distinct()
                    .map(runs::get)
                    .filter(Objects::nonNull)
                    .toList();
            latest.put((int) row.id(), new Latest(row.submitted(), ofEvent));
        });
        return latest;
    }

    /**
     * Returns a page of the runs that match a filter: with its trigger and its outcome, and with a job of its status, target
     * and identifier.
     *
     * @throws jakarta.ws.rs.NotFoundException if the filter's project does not exist
     * @throws dev.packit.stats.web.request.BadParameter if the project exists on several forges
     */
    public Page<Pipeline> page(JobFilter filter, Keyset keyset) {
        RunSearch.Search under = search.of(filter, keyset);
        List<Pipeline> found = new ArrayList<>();
        int wanted = keyset.limit() + 1;
        // the first turn of a sieved search reads only as many as fit on the page
        int turns = under.isSieved() ? MOST_TURNS + 1 : MOST_TURNS;
        for (int turn = 0; turn < turns && found.size() < wanted && under.more(); turn++) {
            int most = wanted - found.size() + (under.isSieved() ? SPARE : 0);
            most = filter.asksForJobs() && (turn > 0 || !under.isSieved()) ? AT_A_TIME : most;
            effort.expect(filter.asksForJobs() ? most * ROWS_EACH : 0);
            List<Integer> ids = under.next(most);
            List<Pipeline> some = new ArrayList<>(load(ids));
            if (keyset.ascending()) {
                some.sort(NEWEST_FIRST.reversed());
            }
            some.stream()
                    .filter(run -> ids.contains((int) run.id()) && run.has(filter))
                    .forEach(found::add);
        }
        boolean full = found.size() >= wanted;
        List<Pipeline> page = new ArrayList<>(full ? found.subList(0, wanted) : found);
        page.sort(NEWEST_FIRST);
        return (full ? under.asked() : under.window()).slice(page, Pipeline::id, keyset);
    }
}
