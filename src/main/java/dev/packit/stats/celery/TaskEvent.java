package dev.packit.stats.celery;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A change of a task's state.
 *
 * @param name of the type of task: {@code other} after the first 200 names, {@code unknown} if the events that contain the
 *     name were missed
 * @param queue {@code unknown} if neither its {@code task-sent} event nor its message was seen
 * @param waitSeconds from when the task was sent or due until it started; null unless this is known now
 * @param runSeconds only if the task succeeded, else null
 * @param exception the class of the exception that a failed task raised: {@code other} after the first 50 classes; null if the
 *     task did not fail
 * @param hostname the worker's name: {@code other} after the first 200, {@code unknown} if the event does not say; null if the task
 *     was sent, since a sender's name is new with every process
 */
public record TaskEvent(
        State state,
        String name,
        String queue,
        @Nullable Double waitSeconds,
        @Nullable Double runSeconds,
        @Nullable String exception,
        @Nullable String hostname) {

    /** The states, with Celery's names. */
    public enum State {
        SENT,
        RECEIVED,
        STARTED,
        SUCCEEDED,
        FAILED,
        REJECTED,
        REVOKED,
        RETRIED;

        /** {@code sent} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns null if the event's type is unknown or not about a task. */
        static @Nullable State ofType(String type) {
            return Arrays.stream(values())
                    .filter(state -> type.equals("task-" + state.word()))
                    .findFirst()
                    .orElse(null);
        }
    }
}
