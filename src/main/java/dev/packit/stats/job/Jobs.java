package dev.packit.stats.job;

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

    @Inject
    Sql sql;

    @Inject
    IdWindows windows;

    @Inject
    Candidates candidates;

    @Inject
    Clock clock;

    /**
     * Returns a page of the jobs of a kind.
     *
     * @throws jakarta.ws.rs.NotFoundException if the filter's project does not exist
     * @throws dev.packit.stats.web.request.BadParameter if the project exists on several forges
     */
    public Page<Job> page(JobKind kind, JobFilter filter, Keyset keyset) {
        JobSource source = kind.source();
        ProjectName project = filter.project() == null ? null : ProjectName.find(filter.project());
        List<Condition> conditions = Condition.of(source, filter, project, clock);
        Integer[] links = candidates.links(source, filter, project);
        IdWindow bounds = windows.bounds(source.table(), source.columns().submittedTime(), filter.time(), keyset);
        IdWindow window = links == null ? window(kind, conditions, bounds, keyset) : bounds;

        Map<String, Object> parameters = new HashMap<>();
        conditions.forEach(condition -> parameters.putAll(condition.parameters()));
        parameters.put("low", window.low());
        parameters.put("high", window.high());
        if (links != null) {
            parameters.put("links", links);
        }
        String found = JobSql.found(kind, conditions, links != null, keyset.ascending(), keyset.limit() + 1);
        return window.slice(sql.list(JobSql.jobs(source, found, ""), parameters, Job::of), Job::id, keyset);
    }

    /** A kind of job with its newest jobs. */
    public record Newest(JobKind kind, List<Job> newest) {

        /** The path of the list of all jobs of this kind. */
        public Link url() {
            return new Link(kind.listPath());
        }
    }

    /** Returns the newest jobs of each of these kinds, with a single query. */
    List<Newest> newest(List<JobKind> kinds, int limit) {
        String all =
                kinds.stream().map(kind -> JobSql.newest(kind, limit)).collect(Collectors.joining("\nunion all\n"));
        Map<JobKind, List<Job>> jobs =
                sql.list(all, Map.of(), Job::of).stream().collect(Collectors.groupingBy(Job::kind));
        return kinds.stream()
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
    List<Job> byIds(JobSource source, Integer[] ids) {
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

    /** The range of ids to search for a page, limited if searching all of them might take long. */
    private IdWindow window(JobKind kind, List<Condition> conditions, IdWindow bounds, Keyset keyset) {
        Condition.Level level = conditions.stream()
                .map(Condition::level)
                .max(Condition.Level::compareTo)
                .orElse(Condition.Level.TIME);
        if (level == Condition.Level.TIME) {
            if (JobKind.in(kind.source()).size() == 1) {
                return bounds;
            }
            level = Condition.Level.PIPELINE;
        }
        return windows.limited(
                kind.source().table(),
                kind.source().columns().submittedTime(),
                bounds,
                keyset.ascending(),
                level == Condition.Level.JOB ? WINDOW : WINDOW_OF_JOINS);
    }
}
