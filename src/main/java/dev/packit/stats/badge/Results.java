package dev.packit.stats.badge;

import dev.packit.stats.database.StillLoading;
import dev.packit.stats.job.Candidates;
import dev.packit.stats.job.DefaultBranch;
import dev.packit.stats.job.FoundJob;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.Parameter;
import dev.packit.stats.job.PushResults;
import dev.packit.stats.job.RunOrigins;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineColumns;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.JobStatus;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.release.Downstream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds the newest results of a project's jobs, in memory. */
@ApplicationScoped
class Results {

    /** How many of a branch's newest runs are looked at. */
    private static final int NEWEST_RUNS = 500;

    @Inject
    RunOrigins origins;

    @Inject
    Candidates candidates;

    @Inject
    PipelineIndex index;

    @Inject
    JobStore store;

    @Inject
    DefaultBranch defaultBranch;

    @Inject
    Downstream downstream;

    /**
     * Returns the worst of the results that the jobs of a kind had in the newest push in which all of them have one. While
     * there is no such push, one that is running; empty if there are no jobs.
     *
     * @param filter for a branch, package, target and identifier; the default branch if it names none
     * @throws StillLoading if there may be results that have not been read yet
     */
    Optional<JobStatus> newest(ProjectName project, JobKind kind, JobFilter filter) {
        int[] runs = runs(project, kind, filter);
        int[] newest = Arrays.copyOfRange(runs, Math.max(0, runs.length - NEWEST_RUNS), runs.length);
        List<FoundJob> found = new ArrayList<>();
        Selection selection = new Selection(
                status -> status.kind() == kind,
                filter.words(Parameter.TARGET),
                filter.words(Parameter.IDENTIFIER),
                Map.of(kind.source(), newest));
        store.snapshot().scan(Window.ALL, selection, job -> found.add(FoundJob.of(job)));
        if (found.isEmpty() && store.readBackTo() != null) {
            throw new StillLoading();
        }
        return PushResults.of(found, origins.of(PushResults.runs(found))).worst();
    }

    /** The runs whose jobs may count, ordered by id. */
    private int[] runs(ProjectName project, JobKind kind, JobFilter filter) {
        boolean ofReleases = kind.step() != null && !filter.asksFor(Parameter.BRANCH);
        JobFilter asked = filter;
        if (!ofReleases && !filter.asksFor(Parameter.BRANCH)) {
            String branch = defaultBranch.of(project);
            if (branch == null) {
                return new int[0];
            }
            asked = filter.with(Parameter.BRANCH, branch);
        }
        Map<JobSource, int[]> all = candidates.allPipelines(Set.of(kind.source()), asked, project);
        int[] runs = Objects.requireNonNull(all, "It has a project").getOrDefault(kind.source(), new int[0]);
        return ofReleases ? ofReleases(runs, project, filter) : runs;
    }

    /**
     * Releases follow pushes to any branch, new versions and comments, but no pull requests. Those of a package of Fedora begin
     * with new versions of its upstream project.
     */
    private int[] ofReleases(int[] ofProject, ProjectName name, JobFilter filter) {
        String packageName = name.project().packageInFedora();
        int[] all = packageName == null || filter.asksFor(Parameter.PACKAGE)
                ? ofProject
                : SortedIds.union(ofProject, downstream.pipelines(packageName));
        PipelineColumns columns = index.known().columns();
        return Arrays.stream(all)
                .filter(run -> columns.type(run) != TriggerType.PULL_REQUEST)
                .toArray();
    }
}
