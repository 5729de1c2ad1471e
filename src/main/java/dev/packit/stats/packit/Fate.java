package dev.packit.stats.packit;

import java.time.Duration;

/** What is known about a job beyond its status word. */
public enum Fate {
    /** Its status word says what became of it, or that it is under way. */
    REPORTED,
    /** It has been unfinished for longer than {@link #OVERDUE_AFTER}, but a result is still expected. */
    OVERDUE,
    /** It has been unfinished for longer than {@link #LOST_AFTER}, so no result is expected any more. */
    LOST,
    /** Packit marked it as failed without building it, because the source package had failed. */
    NOT_BUILT;

    /** The time within which builds and test runs should finish, according to Packit's objectives. */
    public static final Duration OVERDUE_AFTER = Duration.ofHours(12);

    /**
     * How long after its submission Packit stops asking about an unfinished job.
     *
     * @see <a href="https://github.com/packit/packit-service/blob/main/packit_service/worker/helpers/build/babysit.py">babysit.py</a>
     */
    public static final Duration LOST_AFTER = Duration.ofDays(7);

    /** Whether the status word alone tells the outcome. */
    public boolean isByWord() {
        return this == REPORTED || this == OVERDUE;
    }

    /** An SQL expression that yields a time in the past; it needs the parameter {@code :now}. */
    static String ago(Duration duration) {
        return "cast(:now as timestamp) - interval '%d seconds'".formatted(duration.toSeconds());
    }
}
