package dev.packit.stats.job;

import dev.packit.stats.database.Sql;
import dev.packit.stats.database.TimeIndex;
import dev.packit.stats.job.JobDetail.Related;
import dev.packit.stats.mirror.BackReferences;
import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.PipelineRow;
import dev.packit.stats.packit.Reference;
import dev.packit.stats.packit.Relation;
import dev.packit.stats.packit.Retry;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.SiteConfig;
import dev.packit.stats.web.answer.Missing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads everything about one job. */
@ApplicationScoped
public class JobDetails {

    /** How many ids before a test's builds are searched for builds of other projects that it also tested: some weeks. */
    private static final long BUILT_BEFORE = 30_000;

    /** Maximum number of related jobs on a page. */
    private static final int MOST_RELATED = 200;

    @Inject
    Jobs jobs;

    @Inject
    Sql sql;

    @Inject
    TimeIndex timeIndex;

    @Inject
    BackReferences references;

    @Inject
    RunJobs runJobs;

    @Inject
    JobNeighbours neighbours;

    @Inject
    JobHistories histories;

    @Inject
    SiteConfig site;

    /** @throws Missing if there is no such job */
    public JobDetail of(JobKind kind, long id) {
        JobDetail found = id < 1 || id > Integer.MAX_VALUE ? null : jobs.find(kind.source(), id, JobDetail::of);
        if (found == null) {
            String problem =
                    "There is no %s with the id %d.".formatted(kind.words().singular(), id);
            throw new Missing(problem, kind.words().plural(), new Link(kind.listPath()));
        }
        return complete(found);
    }

    private JobDetail complete(JobDetail detail) {
        Job job = detail.job();
        List<Job> run = run(job);
        List<Relation> relations = job.kind().source().relations();
        List<List<Integer>> ids = ids(relations, job);
        List<Related> related = IntStream.range(0, relations.size())
                .mapToObj(i -> related(relations.get(i), ids.get(i), run))
                .toList();
        JobHistory history = histories.of(job);
        JobDetail.Neighbours near = neighbours.of(job, run, history);
        JobDetail complete = detail.with(
                Related.merged(related),
                run,
                near,
                history,
                needsRetry(job, near) ? Retry.of(job, site.commentCommandPrefix()) : null);
        Job explaining = complete.explaining();
        return explaining == null
                ? complete
                : complete.with(jobs.find(explaining.kind().source(), explaining.id(), JobDetail::of));
    }

    /** A job that a newer one has superseded has been retried already. */
    private static boolean needsRetry(Job job, JobDetail.Neighbours near) {
        return (JobDetail.isBad(job) || job.fate() == Fate.LOST) && near.newer() == null;
    }

    private List<Job> run(Job job) {
        if (job.pipeline() == null) {
            return List.of();
        }
        List<PipelineRow> rows = runJobs.rows(List.of(job.pipeline().intValue()));
        return runJobs.jobs(rows).getOrDefault(job.pipeline(), List.of());
    }

    /** Reads only related jobs that do not belong to its run, which has been read already. */
    private Related related(Relation relation, List<Integer> ids, List<Job> run) {
        Map<Long, Job> known = run.stream()
                .filter(other -> other.kind().source() == relation.source())
                .collect(Collectors.toMap(Job::id, Function.identity()));
        List<Job> related =
                known.keySet().containsAll(ids.stream().map(Integer::longValue).toList())
                        ? ids.stream().map(id -> known.get((long) id)).toList()
                        : jobs.byIds(relation.source(), ids.toArray(Integer[]::new));
        return new Related(
                relation.key(),
                relation.label(),
                relation.single(),
                related.stream().sorted(RunJobs.FLOW).toList());
    }

    /** The ids of related jobs in the order of the relations; reads all of them in a single query. */
    private List<List<Integer>> ids(List<Relation> relations, Job job) {
        Map<String, Object> parameters = new HashMap<>(Map.of("id", job.id()));
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < relations.size(); i++) {
            Relation relation = relations.get(i);
            if (relation.reference() != null) {
                continue;
            }
            queries.add("select %d as relation, x.id from (%s) x where x.id is not null".formatted(i, relation.sql()));
            if (relation.amongRecent()) {
                addRecent(parameters, relation.source(), job);
            }
        }
        Map<Long, List<Integer>> found = queries.isEmpty()
                ? Map.of()
                : sql.list(String.join("\nunion all\n", queries), parameters, Function.identity()).stream()
                        .collect(Collectors.groupingBy(
                                row -> row.longValue("relation"),
                                Collectors.mapping(row -> row.intValue("id"), Collectors.toList())));
        List<List<Integer>> ids = new ArrayList<>();
        for (int i = 0; i < relations.size(); i++) {
            Reference reference = relations.get(i).reference();
            Stream<Integer> its = reference == null
                    ? found.getOrDefault((long) i, List.of()).stream()
                    : Arrays.stream(references.referringTo(reference, List.of((int) job.id())))
                            .boxed();
            ids.add(its.sorted().distinct().limit(MOST_RELATED).toList());
        }
        return ids;
    }

    private void addRecent(Map<String, Object> parameters, JobSource source, Job job) {
        String column = source.columns().submittedTime();
        long high = job.submitted() == null ? 0 : timeIndex.highestIdBefore(source.table(), column, job.submitted());
        parameters.put("low_" + source.name(), high - BUILT_BEFORE);
        parameters.put("high_" + source.name(), high);
    }
}
