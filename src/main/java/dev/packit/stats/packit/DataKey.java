package dev.packit.stats.packit;

import dev.packit.stats.database.Guard;
import dev.packit.stats.database.SqlTemplate;
import java.util.Map;

/**
 * A key of a column {@code data}, in which Packit keeps whatever it has no column for. The rest of the column is internal to
 * Packit and never read into the application.
 *
 * @param column the column, of type {@code json}
 * @param length the most characters that are read; a longer text is cut
 */
record DataKey(String column, String key, int length) {

    // PostgreSQL's JSON operators fail on documents that contain an escaped NUL or half of a surrogate pair, which
    // json,
    // unlike jsonb, may. These are replaced, but only in documents that may contain them, because it takes long. The
    // offset keeps the planner from evaluating the member twice.
    private static final String SQL = """
            case when strpos(cast({column} as text), '"{key}"') > 0 then (
                select case
                    when x.value !~ '\\S' then null
                    when length(x.value) <= {length} then x.value
                    else left(x.value, {length}) || '{mark}' end
                from (
                    select case json_typeof(y.member) when 'string' then y.member #>> '{}' end as value
                    from (
                        select cast(case
                            when cast({column} as text) !~ '\\\\u(0000|[dD][89a-fA-F])' then cast({column} as text)
                            when length(cast({column} as text)) <= 1000000
                                then regexp_replace(cast({column} as text), '{unreadable}', '\\1\\\\ufffd', 'gi')
                            end as json) -> '{key}' as member
                        offset 0) y
                    offset 0) x) end""";

    private static final String UNREADABLE =
            "(?<!\\\\)((?:\\\\\\\\)*)" // an even number of backslashes, so that the next one begins an escape
                    + "(?:\\\\u0000"
                    + "|\\\\ud[89ab][0-9a-f][0-9a-f](?!\\\\ud[c-f])"
                    + "|(?<!(?:^|[^\\\\])(?:\\\\\\\\)*\\\\ud[89ab][0-9a-f][0-9a-f])\\\\ud[c-f][0-9a-f][0-9a-f])";

    /** An SQL expression that yields the text under the key; null if there is none, or if it is blank or not a text. */
    String sql() {
        return new SqlTemplate(
                        SQL,
                        Map.of(
                                "column", column,
                                "key", key,
                                "length", Integer.toString(length),
                                "mark", Guard.MARK,
                                "unreadable", UNREADABLE))
                .sql();
    }
}
