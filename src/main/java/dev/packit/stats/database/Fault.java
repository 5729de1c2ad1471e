package dev.packit.stats.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/**
 * What is behind a failed query, by its SQL state. See <a
 * href="https://www.postgresql.org/docs/15/errcodes-appendix.html">PostgreSQL's error codes</a>.
 */
public enum Fault {
    /** A table or column no longer exists, has another type, or may no longer be read, since the schema was last looked at. */
    SCHEMA("42P01|42703|42501|42883|42804|42846|42725|22P02"),
    /** The server cancelled the query in favor of another one, or of what a standby replays, or forgot its plan. */
    CONFLICT("40...|0A000|26000"),
    /** The connection had been closed before the query, for instance because its host had fallen silent. */
    CLOSED("08003"),
    /** The connection broke: its process was terminated, the server was stopped, or the network failed. */
    LOST("08006|08007|57P01|57P02|57P05"),
    /**
     * No connection can be opened: the server is not reachable, is starting or stopping, rejects the login, lacks the
     * database, closes it, or has no connection left. 99999 is the driver's own, for an interrupted attempt.
     */
    UNREACHABLE("08...|28...|3D...|53300|55000|57P03|57P04|99999"),
    /** The pool has no connection left, which is the only failure without a state. */
    BUSY(""),
    /** The query took too long, waited too long for a lock, or needed more than the server has. */
    TOO_MUCH("53...|55P03|57..."),
    /** The query is wrong. */
    MISTAKE(".*");

    private static final String REFUSALS = "28...|3D...|42501";

    private final String states;

    Fault(String states) {
        this.states = states;
    }

    /** @param failure of any kind, also one that is not behind a query, which is a {@link #MISTAKE} */
    public static Fault of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> cause instanceof SQLException known
                        ? Stream.of(of(known.getSQLState()))
                        : cause instanceof CircuitBreakerOpenException ? Stream.of(UNREACHABLE) : Stream.empty())
                .min(Enum::compareTo)
                .orElse(MISTAKE);
    }

    /** Whether the server answers but rejects the login: the role, its password, or its right to connect to the database. */
    static boolean isRefusal(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException known
                        && String.valueOf(known.getSQLState()).matches(REFUSALS));
    }

    private static Fault of(@Nullable String state) {
        String known = state == null ? "" : state;
        return Arrays.stream(values())
                .filter(fault -> known.matches(fault.states))
                .findFirst()
                .orElse(MISTAKE);
    }

    /** Whether the database cannot be read at the moment, although the query is right. */
    public boolean isOutage() {
        return this != MISTAKE && this != SCHEMA;
    }
}
