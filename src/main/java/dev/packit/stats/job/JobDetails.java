package dev.packit.stats.job;

import dev.packit.stats.database.Sql;
import dev.packit.stats.database.TimeIndex;
import dev.packit.stats.job.JobDetail.Related;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One job with all that is known of it. */
@ApplicationScoped
class JobDetails {

    /** Tests take builds of other projects along; those are among so many before, which takes some weeks. */
    private static final long BUILT_BEFORE = 30_000;

    /** No page lists more related jobs than this. */
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

    /** Null where the source has no job of this id. */
    JobDetail find(JobSource source, long id) {
        if (id < 1 || id > Integer.MAX_VALUE) {
            return null;
        }
        JobDetail detail = jobs.find(source, id, JobDetail::of);
        if (detail == null) {
            return null;
        }
        Job job = detail.job();
        List<Job> run = run(job);
        return detail.with(
                Related.merged(source.relations().stream()
                        .map(relation -> related(relation, job, run))
                        .toList()),
                run,
                neighbours.of(job));
    }

    private List<Job> run(Job job) {
        if (job.pipeline() == null) {
            return List.of();
        }
        List<PipelineRow> rows = runJobs.rows(List.of(job.pipeline().intValue()));
        return runJobs.jobs(rows).getOrDefault(job.pipeline(), List.of());
    }

    /** Most of what a job has to do with is of its run, which is known already. */
    private Related related(Relation relation, Job job, List<Job> run) {
        Map<Long, Job> known = run.stream()
                .filter(other -> other.kind().source() == relation.source())
                .collect(Collectors.toMap(Job::id, Function.identity()));
        List<Integer> ids = Arrays.stream(ids(relation, job))
                .sorted()
                .distinct()
                .limit(MOST_RELATED)
                .boxed()
                .toList();
        List<Job> related =
                known.keySet().containsAll(ids.stream().map(Integer::longValue).toList())
                        ? ids.stream().map(id -> known.get((long) id)).toList()
                        : jobs.byIds(relation.source(), ids.toArray(Integer[]::new));
        return new Related(relation.key(), relation.label(), relation.single(), related);
    }

    private int[] ids(Relation relation, Job job) {
        if (relation.reference() != null) {
            return references.referringTo(relation.reference(), List.of((int) job.id()));
        }
        Map<String, Object> parameters = new HashMap<>(Map.of("id", job.id()));
        if (relation.amongRecent()) {
            parameters.putAll(recent(relation.source(), job));
        }
        return sql.list(relation.sql(), parameters, row -> row.number("id")).stream()
                .filter(id -> id != null)
                .mapToInt(Long::intValue)
                .toArray();
    }

    private Map<String, Object> recent(JobSource source, Job job) {
        if (job.submitted() == null) {
            return Map.of("low", 0L, "high", 0L);
        }
        String column = source.columns().submittedTime();
        long high = timeIndex.highestIdBefore(source.table(), column, job.submitted());
        return Map.of("low", high - BUILT_BEFORE, "high", high);
    }
}
