package dev.packit.stats.job;

import dev.packit.stats.job.RunOrigins.Origin;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.JobStatus;
import dev.packit.stats.packit.Outcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The results of some jobs, such as those of a branch, by push. */
public final class PushResults {

    private final Map<Object, Push> pushes = new HashMap<>();

    /** @param order of the push among all: the id of its first event, since a later repetition is of the same event */
    private record Push(int order, Map<JobIdentity, Result> current) {

        static Push merged(Push one, Push other) {
            Map<JobIdentity, Result> both = new HashMap<>(one.current);
            other.current.forEach((identity, result) -> both.merge(identity, result, Result::current));
            return new Push(Math.min(one.order, other.order), both);
        }

        boolean isFinished() {
            return current.values().stream().noneMatch(Result::isRunning);
        }
    }

    private record Result(int id, JobStatus status) {

        boolean isRunning() {
            return status.outcome() == Outcome.RUNNING;
        }

        /** A job that is running again keeps its last result until there is another one. */
        static Result current(Result one, Result other) {
            if (one.isRunning() != other.isRunning()) {
                return one.isRunning() ? other : one;
            }
            return one.id >= other.id ? one : other;
        }
    }

    /** Returns the results of jobs in the runs whose origins are known. */
    public static PushResults of(Collection<FoundJob> jobs, Map<Integer, Origin> origins) {
        PushResults results = new PushResults();
        for (FoundJob job : jobs) {
            Origin run = origins.get(job.pipeline());
            if (run != null) {
                JobIdentity identity =
                        new JobIdentity(job.status().kind(), job.target(), job.identifier(), run.packageName());
                results.add(run.push(), run.event(), identity, job.id(), job.status());
            }
        }
        return results;
    }

    /** The runs of jobs. */
    public static Set<Integer> runs(Collection<FoundJob> jobs) {
        return jobs.stream().map(FoundJob::pipeline).collect(Collectors.toSet());
    }

    /**
     * @param push what identifies the push: its commit or, if that is unknown, its event
     * @param event higher for later pushes
     */
    void add(Object push, int event, JobIdentity identity, int id, JobStatus status) {
        pushes.merge(push, new Push(event, Map.of(identity, new Result(id, status))), Push::merged);
    }

    /**
     * Returns the worst result of the newest push in which every job has one. While there is no such push, a job that is
     * running; empty if there are no jobs.
     */
    public Optional<JobStatus> worst() {
        List<Push> newestFirst = pushes.values().stream()
                .sorted(Comparator.comparing(Push::order).reversed())
                .toList();
        return newestFirst.stream()
                .filter(Push::isFinished)
                .findFirst()
                .or(() -> newestFirst.stream().findFirst())
                .map(push -> worst(push.current.values()));
    }

    private static JobStatus worst(Collection<Result> results) {
        return results.stream()
                .map(Result::status)
                .min(Comparator.comparing(status -> status.outcome().precedence()))
                .orElseThrow();
    }
}
