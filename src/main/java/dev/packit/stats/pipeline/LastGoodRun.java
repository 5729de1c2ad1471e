package dev.packit.stats.pipeline;

import dev.packit.stats.job.DefaultBranch;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.ProjectName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the run with which one that did not succeed is worth comparing. */
@ApplicationScoped
class LastGoodRun {

    /** How many rows are looked at of the trigger, of the default branch, and of the project. */
    private static final int LOOKED_AT = 20;

    @Inject
    Pipelines pipelines;

    @Inject
    PipelineIndex index;

    @Inject
    DefaultBranch defaultBranch;

    /**
     * Returns the newest earlier run that succeeded, and in it a job that did not do so in the given run: of the same trigger,
     * else of the default branch, else of the project. Null if there is none among the last few, or if the given run is still
     * running or was good.
     */
    @Nullable
    Pipeline before(Pipeline run) {
        Set<JobIdentity> bad = run.currentJobs().stream()
                .filter(job -> job.outcome().isBad())
                .map(Job::identity)
                .collect(Collectors.toUnmodifiableSet());
        if (bad.isEmpty() || run.isUnfinished() || !index.isRead()) {
            return null;
        }
        Project project = run.project();
        ProjectName name = project == null ? null : ProjectName.at(project.forge(), project.name());
        Stream<Supplier<int[]>> ofTrigger = Stream.of(() -> index.known().ofTrigger(run.trigger()));
        Stream<Supplier<int[]>> others = name == null
                ? Stream.of()
                : Stream.of(
                        () -> defaultBranch.pipelines(name.ids(), name.project()),
                        () -> index.known().ofProject(name.ids()));
        return Stream.concat(ofTrigger, others)
                .map(rows -> newest(rows.get(), run, bad))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Pipeline newest(int[] rows, Pipeline run, Set<JobIdentity> bad) {
        String name = run.packageName();
        int[] ofPackage =
                name == null ? rows : SortedIds.intersection(rows, index.known().ofPackage(name));
        int[] earlier =
                Arrays.stream(ofPackage).takeWhile(row -> row < run.id()).toArray();
        int[] last = Arrays.copyOfRange(earlier, Math.max(0, earlier.length - LOOKED_AT), earlier.length);
        return pipelines.load(Arrays.asList(SortedIds.boxed(last))).stream()
                .filter(other -> other.outcome() == Outcome.SUCCESS
                        && other.currentJobs().stream()
                                .anyMatch(job -> job.outcome() == Outcome.SUCCESS && bad.contains(job.identity())))
                .findFirst()
                .orElse(null);
    }
}
