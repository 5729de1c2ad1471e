package dev.packit.stats.job;

/**
 * The SQL expressions of what every job has.
 *
 * @param submittedTime the bare column, which must be the table's own: its ids are in the order of these times
 */
record Columns(
        String status, String target, String submittedTime, String started, String finished, String externalUrl) {

    static final String NO_TEXT = "cast(null as text)";
    static final String NO_TIME = "cast(null as timestamp)";

    Columns {
        // enums are compared and read as text, so that a label unknown to us or to an older database is no error
        status = "cast(%s as text)".formatted(status);
    }

    String submitted() {
        return "t." + submittedTime;
    }
}
