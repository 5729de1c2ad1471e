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
import dev.packit.stats.packit.TriggerType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
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

    /** Returns none for a job whose trigger is unknown. */
    JobDetail.Neighbours of(Job job) {
        Trigger trigger = job.trigger();
        TriggerType type =
                trigger == null ? null : TriggerType.ofEvent(trigger.type()).orElse(null);
        if (trigger == null || type == null || trigger.row() == null || job.pipeline() == null) {
            return JobDetail.Neighbours.NONE;
        }
        int[] near = near(index.known().ofTrigger(type, trigger.row().intValue()), job.pipeline());
        List<Seen> seen = seen(job, near);
        Seen previous = last(seen.stream().filter(other -> other.id < job.id()));
        Seen next =
                seen.stream().filter(other -> other.id > job.id()).findFirst().orElse(null);
        Seen lastGood = last(seen.stream().filter(other -> other.id < job.id() && other.outcome == Outcome.SUCCESS));
        Integer[] ids = Stream.of(previous, next, lastGood)
                .filter(Objects::nonNull)
                .map(other -> (int) other.id)
                .distinct()
                .toArray(Integer[]::new);
        Map<Long, Job> byId =
                jobs.byIds(job.kind().source(), ids).stream().collect(Collectors.toMap(Job::id, Function.identity()));
        return new JobDetail.Neighbours(in(byId, previous), in(byId, next), in(byId, lastGood));
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

    private static @Nullable Job in(Map<Long, Job> jobs, @Nullable Seen seen) {
        return seen == null ? null : jobs.get(seen.id);
    }

    private record Seen(long id, Outcome outcome) {}
}
