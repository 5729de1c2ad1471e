package dev.packit.stats.database;

import java.sql.SQLException;
import java.util.stream.Stream;

/** Tells a database that could not be asked from one that was asked something it cannot answer. */
public final class Outage {

    /**
     * SQL states of a database that is away, starting, stopping, full or too slow, or lets nobody in; 57014 is the
     * statement timeout, 99999 the driver's own when its connecting is interrupted. The pool gives none when it has no
     * connection left. See <a href="https://www.postgresql.org/docs/15/errcodes-appendix.html">PostgreSQL's error
     * codes</a>.
     */
    private static final String AWAY = "08...|28...|3D...|53...|57...|99999";

    private Outage() {}

    /** Whether a failed query failed because of an outage. */
    public static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .anyMatch(cause ->
                        cause.getSQLState() == null || cause.getSQLState().matches(AWAY));
    }
}
