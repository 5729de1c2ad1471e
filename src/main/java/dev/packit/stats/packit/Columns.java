package dev.packit.stats.packit;

/**
 * The SQL expressions of what every job has.
 *
 * @param identifier what tells two jobs of one target apart
 * @param submittedTime the bare column, which must be the table's own: its ids are in the order of these times
 */
public record Columns(
        String status,
        String target,
        String identifier,
        String submittedTime,
        String started,
        String finished,
        String externalUrl) {

    public static final String NO_TEXT = "cast(null as text)";
    public static final String NO_TIME = "cast(null as timestamp)";

    public Columns {
        // enums are compared and read as text, so that a label unknown to us or to an older database is no error
        status = "cast(%s as text)".formatted(status);
    }

    /** Of jobs that nothing but their target tells apart. */
    Columns(String status, String target, String submittedTime, String started, String finished, String externalUrl) {
        this(status, target, NO_TEXT, submittedTime, started, finished, externalUrl);
    }

    public String submitted() {
        return "t." + submittedTime;
    }
}
