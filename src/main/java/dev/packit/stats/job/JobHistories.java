package dev.packit.stats.job;

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

    /** Returns {@link JobHistory#UNKNOWN} for a job of unknown time, and while jobs are being loaded. */
    JobHistory of(Job job) {
        Instant submitted = job.submitted();
        if (submitted == null) {
            return JobHistory.UNKNOWN;
        }
        Instant end = submitted.plus(AFTER);
        List<SameJob> recent = sameJobs.of(job, Window.of(submitted.minus(BEFORE), end));
        List<SameJob> recentGood = good(recent, job);
        List<SameJob> all = recentGood.isEmpty() ? sameJobs.of(job, Window.of(null, end)) : recent;
        List<SameJob> allGood = recentGood.isEmpty() ? good(all, job) : recentGood;
        return all.isEmpty() && recent.isEmpty()
                ? JobHistory.UNKNOWN
                : new JobHistory(job.id(), Window.micros(submitted), all, lastSuccess(job, allGood));
    }

    private static List<SameJob> good(List<SameJob> all, Job job) {
        return all.stream()
                .filter(other -> other.id() < job.id() && other.outcome() == Outcome.SUCCESS)
                .toList();
    }

    private @Nullable SameJob lastSuccess(Job job, List<SameJob> good) {
        SameJob ofTrigger = last(good, SameJob::sameTrigger);
        Project project = job.project();
        Integer[] ids = ofTrigger == null && !good.isEmpty() ? sameJobs.ids(project) : null;
        if (ids == null || project == null) {
            return ofTrigger == null ? last(good, other -> true) : ofTrigger;
        }
        int[] pipelines = defaultBranch.pipelines(ids, project);
        SameJob ofBranch = last(good, other -> Arrays.binarySearch(pipelines, other.pipeline()) >= 0);
        return ofBranch == null ? last(good, other -> true) : ofBranch;
    }

    private static @Nullable SameJob last(List<SameJob> jobs, Predicate<SameJob> wanted) {
        return jobs.stream().filter(wanted).reduce((one, later) -> later).orElse(null);
    }
}
