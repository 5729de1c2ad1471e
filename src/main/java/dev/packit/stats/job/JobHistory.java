package dev.packit.stats.job;

import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The results of a job's identity in its project.
 *
 * @param id the job's id
 * @param micros when it was submitted, in microseconds since 1970 UTC
 * @param all ordered by id
 * @param lastSuccess the newest earlier job that succeeded: for the same trigger, else for the default branch, else for any;
 *     null if none did
 */
public record JobHistory(
        long id, long micros, List<SameJob> all, @Nullable SameJob lastSuccess) {

    /** How long before and after the job other changes are compared with it, in microseconds. */
    private static final long AROUND = Window.micros(Duration.ofDays(7));

    static final JobHistory UNKNOWN = new JobHistory(0, 0, List.of(), null);

    /**
     * The jobs for other pull requests, branches etc. in the week before and the week after that succeeded or failed.
     *
     * @param passed how many succeeded
     */
    public record Others(long passed, long decided) {}

    /**
     * The earlier jobs for the same trigger that failed or hit an error after a given one, oldest first.
     *
     * @param success the id of the last one that succeeded; 0 if none did
     */
    List<SameJob> failuresSince(long success) {
        return earlier()
                .filter(other -> other.sameTrigger()
                        && other.id() > success
                        && other.outcome().isBad())
                .toList();
    }

    private Stream<SameJob> earlier() {
        return all.stream().filter(other -> other.id() < id);
    }

    public Others others() {
        List<SameJob> decided = all.stream()
                .filter(other -> !other.sameTrigger()
                        && other.isDecided()
                        && other.micros() >= micros - AROUND
                        && other.micros() < micros + AROUND)
                .toList();
        return new Others(
                decided.stream()
                        .filter(other -> other.outcome() == Outcome.SUCCESS)
                        .count(),
                decided.size());
    }
}
