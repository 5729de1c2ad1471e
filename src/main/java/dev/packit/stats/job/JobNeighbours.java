package dev.packit.stats.job;

import dev.packit.stats.database.Sql;
import dev.packit.stats.mirror.BackReferences;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.JobStatus;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Trigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the previous and next job of the same identity, and the last success. */
@ApplicationScoped
class JobNeighbours {

    /** How many earlier and later pipelines of the same trigger are searched. */
    private static final int BEFORE = 60;

    private static final int AFTER = 20;

    @Inject
    Sql sql;

    @Inject
    Jobs jobs;

    @Inject
    PipelineIndex index;

    @Inject
    BackReferences references;

    /**
     * @param run the jobs of the same run
     * @param history of the job, which may lack the newest jobs
     */
    JobDetail.Neighbours of(Job job, List<Job> run, JobHistory history) {
        List<Seen> seen = seen(job);
        Seen previous = last(seen.stream().filter(other -> other.id < job.id()));
        Seen next =
                seen.stream().filter(other -> other.id > job.id()).findFirst().orElse(null);
        Long success = success(job, seen, history);
        List<SameJob> failures = history.failuresSince(success == null ? 0 : success);
        Long firstFailure = failures.isEmpty() ? null : (long) failures.get(0).id();
        List<@Nullable Long> wanted = new ArrayList<>(Arrays.asList(id(previous), success, firstFailure));
        seen.stream().filter(other -> other.id > job.id()).forEach(later -> wanted.add(later.id));
        Map<Long, Job> byId = byIds(job.kind().source(), wanted);
        Stream<Job> ofRun = run.stream().filter(other -> other.identity().equals(job.identity()));
        Stream<Job> ofPush = byId.values().stream().filter(other -> isOfSamePush(other, job));
        Job newer = Stream.concat(ofRun, ofPush)
                .filter(other -> other.id() > job.id())
                .max(Comparator.comparingLong(Job::id))
                .orElse(null);
        return new JobDetail.Neighbours(
                in(byId, id(previous)),
                in(byId, id(next)),
                newer,
                new LastSuccess(
                        in(byId, success), in(byId, firstFailure), failures.size() + 1, history != JobHistory.UNKNOWN));
    }

    /** The id of the last success for the same trigger, else in the project; null if there is none. */
    private static @Nullable Long success(Job job, List<Seen> seen, JobHistory history) {
        Seen near = last(seen.stream().filter(other -> other.id < job.id() && other.outcome == Outcome.SUCCESS));
        SameJob anywhere = history.lastSuccess();
        return near == null && anywhere != null ? Long.valueOf(anywhere.id()) : id(near);
    }

    /** The jobs of the same identity and trigger, ordered by id; empty if the trigger is unknown, or runs are still loading. */
    private List<Seen> seen(Job job) {
        if (!index.isRead()) {
            return List.of();
        }
        int[] ofTrigger = index.known().ofTrigger(job.trigger());
        return ofTrigger.length == 0 || job.pipeline() == null ? List.of() : seen(job, near(ofTrigger, job.pipeline()));
    }

    /** Both are for the same trigger. One that has no commit, such as a new version, has only one push. */
    private static boolean isOfSamePush(Job one, Job other) {
        Trigger trigger = one.trigger();
        return trigger != null
                && other.trigger() != null
                && Objects.equals(trigger.commit(), other.trigger().commit())
                && (trigger.commit() != null || trigger.pr() == null && trigger.branch() == null);
    }

    private Map<Long, Job> byIds(JobSource source, List<@Nullable Long> ids) {
        Integer[] known = ids.stream()
                .filter(Objects::nonNull)
                .map(Long::intValue)
                .distinct()
                .toArray(Integer[]::new);
        return known.length == 0
                ? Map.of()
                : jobs.byIds(source, known).stream().collect(Collectors.toMap(Job::id, Function.identity()));
    }

    private static int[] near(int[] pipelines, long pipeline) {
        int found = Arrays.binarySearch(pipelines, (int) pipeline);
        int at = found < 0 ? -found - 1 : found;
        return Arrays.copyOfRange(pipelines, Math.max(0, at - BEFORE), Math.min(pipelines.length, at + AFTER));
    }

    private List<Seen> seen(Job job, int[] pipelines) {
        JobSource source = job.kind().source();
        Map<String, Object> parameters = new HashMap<>(Map.of("pipelines", SortedIds.boxed(pipelines)));
        String links = JobSql.linksOfPipelines(source, job.packageName() != null);
        if (job.packageName() != null) {
            parameters.put("package", job.packageName());
        }
        boolean indexed = source.link().reference() == null;
        if (!indexed) {
            List<Integer> values = sql.list(links, parameters, row -> row.intValue("link"));
            parameters = new HashMap<>(Map.of("links", references.links(source.link(), values)));
        }
        if (job.target() != null) {
            parameters.put("target", job.target());
        }
        if (job.identifier() != null) {
            parameters.put("identifier", job.identifier());
        }
        return sql.list(
                JobSql.alike(
                        job.kind(),
                        indexed ? "array(" + links + ")" : ":links",
                        job.target() != null,
                        job.identifier() != null),
                parameters,
                row -> new Seen(row.longValue("id"), JobStatus.of(row).outcome()));
    }

    private static @Nullable Seen last(Stream<Seen> seen) {
        return seen.reduce((one, later) -> later).orElse(null);
    }

    private static @Nullable Long id(@Nullable Seen seen) {
        return seen == null ? null : seen.id;
    }

    private static @Nullable Job in(Map<Long, Job> jobs, @Nullable Long id) {
        return id == null ? null : jobs.get(id);
    }

    private record Seen(long id, Outcome outcome) {}
}
