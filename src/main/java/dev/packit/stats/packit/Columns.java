package dev.packit.stats.packit;

/**
 * The SQL expressions for the attributes that all jobs have.
 *
 * @param fate yields the name of a {@link Fate}; it needs the parameter {@code :now}, which every query may use
 * @param identifier distinguishes jobs for the same target
 * @param submittedTime the column's name; it must belong to the table itself, because its ids are in the order of these times
 */
public record Columns(
        String status,
        String fate,
        String target,
        String identifier,
        String submittedTime,
        String started,
        String finished,
        String externalUrl) {

    public static final String NO_TEXT = "cast(null as text)";
    public static final String NO_TIME = "cast(null as timestamp)";

    public Columns {
        // enums are compared and read as text, so that unknown values, here or in an older database, cause no errors
        status = "cast(%s as text)".formatted(status);
    }

    public String submitted() {
        return "t." + submittedTime;
    }
}
