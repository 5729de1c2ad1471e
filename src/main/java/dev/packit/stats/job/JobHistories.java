package dev.packit.stats.job;

import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Project;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks up the results of a job's identity: in the last months or, if none of these succeeded, at any time. */
@ApplicationScoped
class JobHistories {

    private static final Duration BEFORE = Duration.ofDays(90);
    private static final Duration AFTER = Duration.ofDays(7);

    @Inject
    SameJobs sameJobs;

    @Inject
    DefaultBranch defaultBranch;

    @Inject
    ProjectDirectory directory;

    /** Returns {@link JobHistory#UNKNOWN} for a job of unknown time, and while jobs are being loaded. */
    JobHistory of(Job job) {
        Instant submitted = job.submitted();
        if (submitted == null) {
            return JobHistory.UNKNOWN;
        }
        Instant end = submitted.plus(AFTER);
        List<SameJob> all = sameJobs.of(job, Window.of(submitted.minus(BEFORE), end));
        if (good(all, job).isEmpty()) {
            List<SameJob> ever = sameJobs.of(job, Window.of(null, end));
            all = ever.isEmpty() ? all : ever;
        }
        return all.isEmpty()
                ? JobHistory.UNKNOWN
                : new JobHistory(job.id(), Window.micros(submitted), all, lastSuccess(job, good(all, job)));
    }

    private static List<SameJob> good(List<SameJob> all, Job job) {
        return all.stream()
                .filter(other -> other.id() < job.id() && other.outcome() == Outcome.SUCCESS)
                .toList();
    }

    private @Nullable SameJob lastSuccess(Job job, List<SameJob> good) {
        SameJob newest = last(good, other -> true);
        SameJob ofTrigger = last(good, SameJob::sameTrigger);
        Project project = job.project();
        if (newest == null || ofTrigger != null || project == null) {
            return ofTrigger == null ? newest : ofTrigger;
        }
        int[] pipelines = defaultBranch.pipelines(directory.ids(project), project);
        SameJob ofBranch = last(good, other -> Arrays.binarySearch(pipelines, other.pipeline()) >= 0);
        return ofBranch == null ? newest : ofBranch;
    }

    private static @Nullable SameJob last(List<SameJob> jobs, Predicate<SameJob> wanted) {
        return jobs.stream().filter(wanted).reduce((one, later) -> later).orElse(null);
    }
}
