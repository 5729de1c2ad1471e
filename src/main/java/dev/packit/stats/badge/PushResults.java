package dev.packit.stats.badge;

import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.JobStatus;
import dev.packit.stats.packit.Outcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of jobs of one kind, by push. */
final class PushResults {

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
    Optional<JobStatus> worst() {
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
