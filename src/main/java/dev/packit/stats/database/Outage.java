package dev.packit.stats.database;

import java.sql.SQLException;
import java.util.stream.Stream;

/** Distinguishes a database that is unavailable from a query that is wrong. */
public final class Outage {

    /**
     * SQL states of a database that is unreachable, starting, stopping, out of resources, too slow, or rejects logins. 57014
     * is the statement timeout; 99999 is the driver's own, for an interrupted connection attempt. An exhausted connection
     * pool reports no SQL state. See <a
     * href="https://www.postgresql.org/docs/15/errcodes-appendix.html">PostgreSQL's error codes</a>.
     */
    private static final String AWAY = "08...|28...|3D...|53...|57...|99999";

    private Outage() {}

    /** Whether a query failed because the database is unavailable. */
    public static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .anyMatch(cause ->
                        cause.getSQLState() == null || cause.getSQLState().matches(AWAY));
    }
}
