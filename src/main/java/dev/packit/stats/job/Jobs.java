package dev.packit.stats.job;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packit.stats.database.Effort;
import dev.packit.stats.database.Row;
import dev.packit.stats.database.Sql;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.paging.IdWindow;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads jobs of all kinds, in lists and by id. */
@ApplicationScoped
public class Jobs {

    /** How many rows are searched per page if no index supports the filter; more if the filter needs no joins. */
    private static final int WINDOW = 10_000;

    private static final int WINDOW_OF_JOINS = 5_000;

    private static final int UNLIMITED = Integer.MAX_VALUE;

    /** How many rows are searched first, among which most filters find enough for a page. */
    private static final int FIRST = 1_000;

    /** How many rows can be searched in the time in which one is found by its id and read. */
    static final int SEARCHED_PER_ROW = 2;

    private static final Duration NEWEST_KEPT = Duration.ofSeconds(3);

    private final Cache<Overview, List<Newest>> newest =
            Caffeine.newBuilder().expireAfterWrite(NEWEST_KEPT).build();

    @Inject
    Sql sql;

    @Inject
    IdWindows windows;

    @Inject
    Effort effort;

    @Inject
    Candidates candidates;

    @Inject
    Clock clock;

    /**
     * Returns a page of the jobs of a kind.
     *
     * @throws dev.packit.stats.database.TooBusy if too many others search for jobs that are rare
     * @throws jakarta.ws.rs.NotFoundException if the filter's project does not exist
     * @throws dev.packit.stats.web.request.BadParameter if the project exists on several forges
     */
    public Page<Job> page(JobKind kind, JobFilter filter, Keyset keyset) {
        JobSource source = kind.source();
        ProjectName project = filter.project() == null ? null : ProjectName.find(filter.project());
        List<Condition> conditions = Condition.of(source, filter, project, clock);
        Integer[] links = candidates.links(source, filter, project);
        IdWindow bounds = windows.bounds(source.table(), source.columns().submittedTime(), filter.time(), keyset);
        int most = links == null ? mostSearched(kind, conditions) : UNLIMITED;
        if (most == UNLIMITED) {
            return bounds.slice(found(kind, conditions, links, bounds, keyset), Job::id, keyset);
        }
        IdWindow first = limited(source, bounds, keyset, FIRST);
        List<Job> some = found(kind, conditions, null, first, keyset);
        if (some.size() > keyset.limit() || !first.more()) {
            return first.slice(some, Job::id, keyset);
        }
        effort.expect(most / SEARCHED_PER_ROW);
        IdWindow whole = limited(source, bounds, keyset, most);
        return whole.slice(found(kind, conditions, null, whole, keyset), Job::id, keyset);
    }

    private List<Job> found(
            JobKind kind, List<Condition> conditions, Integer @Nullable [] links, IdWindow window, Keyset keyset) {
        Map<String, Object> parameters = new HashMap<>();
        conditions.forEach(condition -> parameters.putAll(condition.parameters()));
        parameters.put("low", window.low());
        parameters.put("high", window.high());
        if (links != null) {
            parameters.put("links", links);
        }
        String found = JobSql.found(kind, conditions, links != null, keyset.ascending(), keyset.limit() + 1);
        return sql.list(JobSql.jobs(kind.source(), found, ""), parameters, Job::of);
    }

    /** A kind of job with its newest jobs. */
    public record Newest(JobKind kind, List<Job> newest) {

        /** The path of the list of all jobs of this kind. */
        public Link url() {
            return new Link(kind.listPath());
        }
    }

    /**
     * Returns the newest jobs of each of these kinds, with a single query. They are cached for three seconds, because jobs of a
     * rare kind are searched for.
     */
    List<Newest> newest(List<JobKind> kinds, int limit) {
        return newest.get(new Overview(kinds, limit), this::readNewest);
    }

    private record Overview(List<JobKind> kinds, int limit) {}

    private List<Newest> readNewest(Overview of) {
        String all = of.kinds.stream()
                .map(kind -> JobSql.newest(kind, of.limit))
                .collect(Collectors.joining("\nunion all\n"));
        Map<JobKind, List<Job>> jobs =
                sql.list(all, Map.of(), Job::of).stream().collect(Collectors.groupingBy(Job::kind));
        return of.kinds.stream()
                .map(kind -> new Newest(kind, jobs.getOrDefault(kind, List.of())))
                .toList();
    }

    /** Returns the jobs of a group, ordered by target; empty if there is no such group, or the source has none with pages. */
    Optional<List<Job>> ofGroup(JobSource source, long group) {
        if (source.groups() == null) {
            return Optional.empty();
        }
        Map<String, Long> parameters = Map.of("group", group);
        List<Job> jobs = list(
                source,
                "select t.id from %s t where %s = :group"
                        .formatted(source.table(), source.link().target()),
                parameters);
        String itself = "select g.id from %s g where g.id = :group".formatted(source.groups());
        return jobs.isEmpty()
                        && sql.list(itself, parameters, row -> row.number("id")).isEmpty()
                ? Optional.empty()
                : Optional.of(jobs.stream().sorted(RunJobs.FLOW).toList());
    }

    /** Returns jobs by id, ordered by id; ids that do not exist are ignored. */
    public List<Job> byIds(JobSource source, Integer[] ids) {
        return ids.length == 0
                ? List.of()
                : list(
                        source,
                        "select t.id from %s t where t.id = any (:ids)".formatted(source.table()),
                        Map.of("ids", ids));
    }

    /** Returns the jobs whose ids are selected by a query. */
    List<Job> list(JobSource source, String ids, Map<String, ?> parameters) {
        List<Job> jobs = new ArrayList<>(sql.list(JobSql.jobs(source, ids, ""), parameters, Job::of));
        Collections.reverse(jobs);
        return jobs;
    }

    /** Returns one mapped job with the attributes of its source; null if there is none of this id. */
    <T> @Nullable T find(JobSource source, long id, Function<Row, T> mapper) {
        String facts = source.attributes().stream()
                .map(attribute -> ",\n" + attribute.select())
                .distinct()
                .collect(Collectors.joining());
        String found = "select t.id from %s t where t.id = :id".formatted(source.table());
        return sql.first(JobSql.jobs(source, found, facts), Map.of("id", id), mapper);
    }

    /** How many rows to search for a page, at most; limited if that might take long. */
    private static int mostSearched(JobKind kind, List<Condition> conditions) {
        Condition.Level level = conditions.stream()
                .map(Condition::level)
                .max(Condition.Level::compareTo)
                .orElse(Condition.Level.TIME);
        if (level == Condition.Level.TIME) {
            return JobKind.in(kind.source()).size() == 1 ? UNLIMITED : WINDOW_OF_JOINS;
        }
        return level == Condition.Level.JOB ? WINDOW : WINDOW_OF_JOINS;
    }

    private IdWindow limited(JobSource source, IdWindow bounds, Keyset keyset, int size) {
        return windows.limited(source.table(), source.columns().submittedTime(), bounds, keyset.ascending(), size);
    }
}
