package dev.packit.stats.job;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.TriggerType;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Parameter} is matched with.
 *
 * @param trigger the type of trigger that it names; null if it names none
 * @param recorded which jobs have this property at all
 * @param trait the value of a job; null if this is not a property of the job itself
 * @param condition in SQL; null if {@link Condition#of} makes it, because it needs more than the value
 */
record Matching(
        @Nullable TriggerType trigger,
        Predicate<JobSource> recorded,
        @Nullable Function<Job, @Nullable Object> trait,
        @Nullable BiFunction<JobSource, Object, Condition> condition) {

    /** The project and the times. */
    static final Matching SPECIAL = new Matching(null, any -> true, null, null);

    /** A property of the trigger, by which Packit keeps it. */
    static Matching trigger(TriggerType type) {
        return new Matching(type, any -> true, null, (any, value) -> Condition.trigger(type, value));
    }

    /** Another property of the pipeline or its event. */
    static Matching run(BiFunction<JobSource, Object, Condition> condition) {
        return new Matching(null, any -> true, null, condition);
    }

    /** A property of the job itself. */
    static Matching job(
            Predicate<JobSource> recorded,
            Function<Job, @Nullable Object> trait,
            BiFunction<JobSource, Object, Condition> condition) {
        return new Matching(null, recorded, trait, condition);
    }
}
