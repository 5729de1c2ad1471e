package dev.packit.stats.celery;

import java.util.Arrays;
import java.util.Locale;

/**
 * Something that became of a task.
 *
 * @param name of the kind of task, bounded: {@code other} for those beyond the first 200, {@code unknown} where the events
 *     that tell it were missed
 * @param queue only where it started and its sending was heard; else null
 * @param waitSeconds from when it was sent, or due, to its start; null as {@code queue}
 * @param runSeconds only where it succeeded; else null
 */
public record TaskEvent(State state, String name, String queue, Double waitSeconds, Double runSeconds) {

    /** In Celery's words. */
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

        /** Null where the type is none of a task, or an unknown one. */
        static State ofType(String type) {
            return Arrays.stream(values())
                    .filter(state -> type.equals("task-" + state.word()))
                    .findFirst()
                    .orElse(null);
        }
    }
}
