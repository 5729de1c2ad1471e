package dev.packit.stats.job;

import dev.packit.stats.mirror.JobCursor;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the jobs of the same identity in a project, in the copy in memory. */
@ApplicationScoped
class SameJobs {

    @Inject
    JobStore store;

    @Inject
    PipelineIndex index;

    @Inject
    ProjectDirectory directory;

    /** Returns them ordered by id, with the job itself; empty while they are still being loaded. */
    List<SameJob> of(Job job, Window window) {
        if (!store.covers(window) || !index.isRead()) {
            return List.of();
        }
        PipelineSnapshot known = index.known();
        int[] ofTrigger = known.ofTrigger(job.trigger());
        int[] ofProject = ofProject(job, known);
        JobSource source = job.kind().source();
        Selection selection = new Selection(
                status -> status.kind() == job.kind(),
                equal(job.target()),
                equal(job.identifier()),
                Map.of(source, ofProject == null ? ofTrigger : ofProject));
        return found(
                window,
                selection,
                other -> Objects.equals(other.target(), job.target())
                        && Objects.equals(other.identifier(), job.identifier()),
                ofTrigger);
    }

    /** Returns the jobs of its kind and target in all projects, ordered by id; empty while they are still being loaded. */
    List<SameJob> ofKind(Job job, Window window) {
        if (!store.covers(window)) {
            return List.of();
        }
        Selection selection = new Selection(status -> status.kind() == job.kind(), equal(job.target()), null, null);
        return found(window, selection, other -> true, new int[0]);
    }

    private List<SameJob> found(Window window, Selection selection, Predicate<JobCursor> wanted, int[] ofTrigger) {
        List<SameJob> found = new ArrayList<>();
        store.snapshot().scan(window, selection, other -> {
            if (wanted.test(other)) {
                boolean sameTrigger = Arrays.binarySearch(ofTrigger, other.pipeline()) >= 0;
                found.add(new SameJob(
                        other.id(),
                        other.pipeline(),
                        other.micros(),
                        other.outcome(),
                        sameTrigger,
                        other.queue(),
                        other.run()));
            }
        });
        found.sort(Comparator.comparing(SameJob::id));
        return found;
    }

    private static @Nullable Predicate<String> equal(@Nullable String word) {
        return word == null ? null : word::equals;
    }

    /** The pipelines of the job's project and, if that has several packages, package; null if the project is unknown. */
    private int @Nullable [] ofProject(Job job, PipelineSnapshot known) {
        Integer[] ids = directory.ids(job.project());
        if (ids.length == 0) {
            return null;
        }
        int[] all = known.ofProject(ids);
        String name = job.packageName();
        return name == null || known.packagesOf(ids).size() < 2
                ? all
                : SortedIds.intersection(
                        known.ofPackage(name, job.kind().source().pipelineColumn()), all);
    }
}
