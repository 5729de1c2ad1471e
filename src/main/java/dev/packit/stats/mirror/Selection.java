package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.JobStatus;
import dev.packit.stats.packit.Outcome;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are counted.
 *
 * @param targets and {@code identifiers} null for all; a job that has none is selected only by null
 * @param waiting whether they are waiting; null for all
 * @param pipelines ids in ascending order, for each source to be counted; null for all
 */
public record Selection(
        Predicate<JobStatus> statuses,
        @Nullable Predicate<String> targets,
        @Nullable Predicate<String> identifiers,
        @Nullable Boolean waiting,
        @Nullable Map<JobSource, int[]> pipelines) {

    public static final Selection ALL = of(status -> true);

    /** Creates a selection that includes both waiting and other jobs. */
    public Selection(
            Predicate<JobStatus> statuses,
            @Nullable Predicate<String> targets,
            @Nullable Predicate<String> identifiers,
            @Nullable Map<JobSource, int[]> pipelines) {
        this(statuses, targets, identifiers, null, pipelines);
    }

    public static Selection of(Predicate<JobStatus> statuses) {
        return new Selection(statuses, null, null, null);
    }

    int @Nullable [] pipelines(JobSource source) {
        return pipelines == null ? null : pipelines.getOrDefault(source, new int[0]);
    }

    public static Selection of(Outcome first, Outcome... more) {
        Set<Outcome> outcomes = EnumSet.of(first, more);
        return of(status -> outcomes.contains(status.outcome()));
    }
}
