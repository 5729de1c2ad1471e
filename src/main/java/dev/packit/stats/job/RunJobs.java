package dev.packit.stats.job;

import dev.packit.stats.database.Row;
import dev.packit.stats.database.Sql;
import dev.packit.stats.mirror.BackReferences;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.PipelineRow;
import dev.packit.stats.packit.TargetOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what belongs to a run: its rows in {@code pipelines}, and the jobs of all kinds to which these refer. */
@ApplicationScoped
public class RunJobs {

    /** Sorts by stage, kind and target. */
    public static final Comparator<Job> FLOW = Comparator.comparing(
                    (Job job) -> job.kind().stage())
            .thenComparing(Job::kind)
            .thenComparing(Job::target, TargetOrder.BY_TARGET)
            .thenComparing(Job::id);

    @Inject
    Sql sql;

    @Inject
    Jobs jobs;

    @Inject
    BackReferences references;

    /** Returns all rows of the runs to which rows of {@code pipelines} belong, ordered by id. */
    public List<PipelineRow> rows(Collection<Integer> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.list(PipelineRow.OF_RUNS, Map.of("ids", ids.toArray(Integer[]::new)), PipelineRow::of);
    }

    /** Returns the jobs of each run by the run's id, ordered by stage. A job may belong to several runs. */
    public Map<Long, List<Job>> jobs(List<PipelineRow> rows) {
        Map<Long, PipelineRow> byId = rows.stream().collect(Collectors.toMap(PipelineRow::id, Function.identity()));
        Map<JobSource, Map<Integer, List<Linked>>> found = new HashMap<>();
        for (Linked linked : linked(rows, byId)) {
            found.computeIfAbsent(linked.source, source -> new HashMap<>())
                    .computeIfAbsent(linked.link, link -> new ArrayList<>())
                    .add(linked);
        }
        Map<Long, List<Job>> ofRuns = new LinkedHashMap<>();
        rows.stream().collect(Collectors.groupingBy(PipelineRow::run)).forEach((run, itsRows) -> {
            List<Job> itsJobs = found.entrySet().stream()
                    .flatMap(source -> itsRows.stream()
                            .map(row -> row.link(source.getKey()))
                            .filter(Objects::nonNull)
                            .distinct()
                            .flatMap(link -> source.getValue().getOrDefault(link, List.of()).stream()))
                    .map(Linked::job)
                    .sorted(FLOW)
                    .toList();
            ofRuns.put(run, itsJobs);
        });
        return ofRuns;
    }

    private List<Linked> linked(List<PipelineRow> rows, Map<Long, PipelineRow> byId) {
        Map<String, Object> parameters = new HashMap<>();
        List<JobSource> sources = new ArrayList<>();
        for (JobSource source : JobSource.values()) {
            List<Integer> links = rows.stream()
                    .map(row -> row.link(source))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            Integer[] values = references.links(source.link(), links);
            if (values.length > 0) {
                sources.add(source);
                parameters.put(JobSql.linksOf(source), values);
            }
        }
        if (sources.isEmpty()) {
            return List.of();
        }
        return placed(sql.list(JobSql.ofLinks(sources), parameters, row -> Linked.of(row, byId)));
    }

    /** A job is shown with the data of its first pipeline, which is read if it is not among the given rows. */
    private List<Linked> placed(List<Linked> found) {
        Map<JobSource, List<Linked>> elsewhere =
                found.stream().filter(linked -> linked.job == null).collect(Collectors.groupingBy(Linked::source));
        if (elsewhere.isEmpty()) {
            return found;
        }
        List<Linked> placed = new ArrayList<>(
                found.stream().filter(linked -> linked.job != null).toList());
        elsewhere.forEach((source, some) -> {
            Integer[] ids = some.stream().map(linked -> (int) linked.id).toArray(Integer[]::new);
            Map<Long, Job> byId =
                    jobs.byIds(source, ids).stream().collect(Collectors.toMap(Job::id, Function.identity()));
            some.stream()
                    .filter(linked -> byId.containsKey(linked.id))
                    .forEach(linked -> placed.add(new Linked(source, linked.link, linked.id, byId.get(linked.id))));
        });
        return placed;
    }

    /** @param job null if its first pipeline is not among the given rows */
    private record Linked(
            JobSource source, int link, long id, @Nullable Job job) {

        static Linked of(Row row, Map<Long, PipelineRow> rows) {
            PipelineRow first = rows.get(row.number("first"));
            return new Linked(
                    row.constant("source", JobSource.class),
                    row.intValue("link"),
                    row.longValue("id"),
                    first == null ? null : Job.of(row, first));
        }
    }
}
