package dev.packit.stats.database;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that reads a column so that no value can do harm, whoever wrote it. A time at which Packit cannot have done anything
 * is unknown: it would be the first or last of every series, and durations from or to it would overflow. A text that is much
 * longer than any real one is cut, because a few of them would fill the memory.
 */
public final class Guard {

    /** Packit's first commit is of 2015. */
    private static final String EARLIEST = "timestamp '2015-01-01'";

    /** Clocks differ, and Bodhi's times are of an unknown zone. */
    private static final String LATEST = "cast(:now as timestamp) + interval '1 day'";

    /** Stands for what was cut. */
    public static final String MARK = "…";

    /** Maximum length of names and words, in characters. */
    public static final int WORD = 500;

    /** Maximum length of lists of builds and of error messages, in characters. */
    public static final int PROSE = 10_000;

    /** Maximum length of a URL, in characters. A longer one is unknown, since a part of it leads somewhere else. */
    public static final int URL = 2_000;

    /** Maximum length of a log, in characters. The end, which usually says what went wrong, is kept. */
    public static final int LOG = 1_000_000;

    /** Maximum size of a JSON document, in bytes. A part of it could not be read. */
    public static final int DOCUMENT = 200_000;

    private static final Set<String> LOGS = Set.of("logs", "build_submission_stdout");

    private static final Set<String> LONG_TEXTS = Set.of("koji_nvrs", "error_msg");

    /** Columns that queries look up, which would take longer with an expression; where they are shown, {@link #word}. */
    private static final Set<String> LOOKED_UP = Set.of(
            "commit_sha",
            "commit_hash",
            "koji_tag_name",
            "namespace",
            "repo_name",
            "build_id",
            "copr_build_id",
            "task_id",
            "pipeline_id",
            "analysis_id");

    /** Only a key of it is read, with a limit of its own. */
    private static final String DATA = "data";

    private Guard() {}

    /** A text of any length, cut if it has more than this many characters. */
    public static String cut(String text, int most) {
        return text.length() <= most ? text : start(text, most) + MARK;
    }

    /** The beginning of a text with at most this many characters, none of them split. */
    public static String start(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** An SQL expression for a name or word of any length, cut if it is too long. */
    public static String word(String expression) {
        return shortened(expression, WORD);
    }

    /** The expression by which a column is read; null if it cannot do harm. */
    static @Nullable String of(Expected column) {
        String name = column.column();
        return switch (column.type()) {
            case "timestamp" ->
                "case when %1$s >= %2$s and %1$s < %3$s then %1$s end".formatted(name, EARLIEST, LATEST);
            case "json" ->
                name.equals(DATA)
                        ? null
                        : "case when octet_length(cast(%1$s as text)) <= %2$d then %1$s end".formatted(name, DOCUMENT);
            case "text[]" ->
                "case when octet_length(array_to_string(%1$s, ' ')) <= %2$d then %1$s end".formatted(name, URL);
            case "text" -> text(name);
            default -> null;
        };
    }

    private static @Nullable String text(String name) {
        if (LOOKED_UP.contains(name)) {
            return null;
        }
        if (LOGS.contains(name)) {
            return "case when %1$s then %2$s else '%3$s' || chr(10) || right(%2$s, %4$d) end"
                    .formatted(isShort(name, LOG), name, MARK, LOG);
        }
        if (name.endsWith("url")) {
            return "case when octet_length(%1$s) <= %2$d then %1$s end".formatted(name, URL);
        }
        return shortened(name, LONG_TEXTS.contains(name) ? PROSE : WORD);
    }

    private static String shortened(String expression, int length) {
        return "case when %1$s then %2$s else left(%2$s, %4$d) || '%3$s' end"
                .formatted(isShort(expression, length), expression, MARK, length);
    }

    /** The number of bytes is known without reading a long text, and enough to see that a short one is short. */
    private static String isShort(String expression, int length) {
        return "octet_length(%1$s) <= %2$d or length(%1$s) <= %2$d".formatted(expression, length);
    }
}
