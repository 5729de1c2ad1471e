package dev.packit.stats.statistics;

import dev.packit.stats.database.Guard;
import dev.packit.stats.database.Sql;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.Parameter;
import dev.packit.stats.mirror.JobCursor;
import dev.packit.stats.mirror.JobSnapshot;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.TargetOrder;
import dev.packit.stats.packit.TriggerType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Ranks the targets of a project by failure rate, and finds flaky targets and those that keep failing. */
@ApplicationScoped
public class TargetCount {

    private static final String COMMITS = """
            select e.id, %s as commit
            from project_events e
            where e.id = any (:ids) and e.commit_sha is not null
            """.formatted(Guard.word("e.commit_sha"));

    @Inject
    Sql sql;

    @Inject
    JobStore store;

    @Inject
    Statistics statistics;

    @Inject
    PipelineIndex index;

    private final Recent<Asked, List<TargetStatistic>> recent = new Recent<>();

    private record Asked(StatisticsFilter filter, @Nullable Instant from, long version) {}

    /** Returns the targets of the jobs in a statistic: current ones before others, highest failure rate first. */
    public List<TargetStatistic> of(StatisticsFilter filter, Statistic statistic) {
        Asked asked = new Asked(filter, statistic.from(), store.version());
        return recent.get(asked, () -> count(filter, statistic));
    }

    private List<TargetStatistic> count(StatisticsFilter filter, Statistic statistic) {
        Window window = Window.of(statistic.from(), statistic.to());
        Steps steps = statistic.steps();
        Map<JobIdentity, TargetHistory> targets = new LinkedHashMap<>();
        PipelineSnapshot pipelines = index.lastKnown();
        PackageNames packages = PackageNames.of(filter, pipelines);
        JobSnapshot jobs = store.snapshot();
        jobs.scan(
                window,
                statistics.selection(filter, window),
                job -> targets.computeIfAbsent(identity(job, packages), first -> new TargetHistory())
                        .add(job, steps, pipelines));
        Lineup lineup = lineup(filter, jobs, pipelines, packages);
        Map<Integer, String> commits = commits(targets);
        return targets.entrySet().stream()
                .map(entry -> entry.getValue()
                        .statistic(
                                entry.getKey(),
                                packages.distinctive(entry.getKey()),
                                commits,
                                lineup.isCurrent(entry.getKey())))
                .sorted(Comparator.comparing(TargetStatistic::current, Comparator.reverseOrder())
                        .thenComparing((TargetStatistic of) ->
                                of.counts().decided() == 0 ? 2 : of.counts().successRate())
                        .thenComparing(of -> of.counts().decided(), Comparator.reverseOrder())
                        .thenComparing(TargetStatistic::kind)
                        .thenComparing(TargetStatistic::target, TargetOrder.BY_TARGET))
                .toList();
    }

    /**
     * Which jobs are current does not depend on the filter or the period, but on all jobs of the project or, if only a package is
     * asked for, of that package.
     */
    private Lineup lineup(
            StatisticsFilter filter, JobSnapshot jobs, PipelineSnapshot pipelines, PackageNames packages) {
        Map<Integer, Integer> branches = branches(filter, pipelines);
        Lineup lineup = new Lineup();
        StatisticsFilter whole = StatisticsFilter.of(whole(filter.jobs().project(), packages.only()));
        jobs.scan(Window.ALL, statistics.selection(whole, Window.ALL), job -> {
            int pipeline = job.pipeline();
            TriggerType type = pipelines.columns().type(pipeline);
            lineup.add(
                    identity(job, packages),
                    Lineup.Line.of(type == null ? null : type.event(), branches.get(pipeline)),
                    pipelines.event(pipeline),
                    job.micros());
        });
        return lineup;
    }

    private static JobFilter whole(@Nullable String project, @Nullable String packageName) {
        if (project != null) {
            return JobFilter.NONE.with(Parameter.PROJECT, project);
        }
        return packageName == null ? JobFilter.NONE : JobFilter.NONE.with(Parameter.PACKAGE, packageName);
    }

    static JobIdentity identity(JobCursor job, PackageNames packages) {
        return new JobIdentity(job.kind(), job.target(), job.identifier(), packages.of(job.pipeline()));
    }

    /** The branches of a project's pipelines, by pipeline. */
    private static Map<Integer, Integer> branches(StatisticsFilter filter, PipelineSnapshot pipelines) {
        String project = filter.jobs().project();
        Map<Integer, Integer> branches = new HashMap<>();
        if (project != null) {
            pipelines
                    .triggers(TriggerType.BRANCH, ProjectName.find(project).ids())
                    .forEach((branch, ids) -> Arrays.stream(ids).forEach(id -> branches.put(id, branch)));
        }
        return branches;
    }

    private Map<Integer, String> commits(Map<JobIdentity, TargetHistory> targets) {
        Set<Integer> events = new TreeSet<>();
        targets.values().forEach(target -> target.addEvents(events));
        Map<Integer, String> commits = new HashMap<>();
        sql.list(
                COMMITS,
                Map.of("ids", events.toArray(Integer[]::new)),
                row -> commits.put(row.intValue("id"), row.textValue("commit")));
        return commits;
    }
}
