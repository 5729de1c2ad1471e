package dev.packit.stats.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A log as shown by the log viewer, which reads it like a {@link Terminal}: only its end, which usually contains the reason
 * for a failure.
 *
 * @param count the number of lines of the whole log
 * @param lines the last lines, with their numbers in the whole log
 * @param firstError the first of these lines that looks like an error, or what a Python traceback ends in; null if none does
 */
public record LogText(
        int count, List<NumberedLine> lines, @Nullable NumberedLine firstError) {

    private static final int MOST_LINES = 1_000;

    /**
     * Matches error messages of compilers, rpm, dnf, git, make, Python and Packit itself, but not counts
     * ({@code # ERROR: 0}), names of packages ({@code perl-Error}) or options ({@code -Werror}).
     */
    private static final Pattern ERROR = Pattern.compile("""
            (?x)
            (?<![\\w-]) (?i: error | fatal | fail ) : (?!\\s*0\\b)
            | ^ Error (?=\\s)
            | (?<!\\b0\\s) (?<![\\w-]) (?: ERROR | CRITICAL | FAILED ) \\b (?! [-:]?\\s*0\\b | -)
            | ^ [\\w.]+ (?: Error | Exception ) (?: : | $ )
            | \\b Traceback\\ \\(
            | \\b RPM\\ build\\ errors :
            | \\b No\\ matching\\ package
            | \\b make (?: \\[\\d+] )? :\\ [*]{3}
            """);

    private static final Pattern TRACEBACK = Pattern.compile("\\bTraceback \\(");

    /** The end of a traceback, after lines that are indented. */
    private static final Pattern EXCEPTION = Pattern.compile("^[\\w.]+(?::|$)");

    static LogText of(String text) {
        Tail tail = new Tail();
        Terminal.read(text, tail::add);
        List<NumberedLine> lines = List.copyOf(tail.lines);
        return new LogText(tail.count, lines, firstError(lines));
    }

    private static @Nullable NumberedLine firstError(List<NumberedLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isError()) {
                boolean isTraceback = TRACEBACK.matcher(lines.get(i).text()).find();
                return isTraceback ? exception(lines, i) : lines.get(i);
            }
        }
        return null;
    }

    /** The line in which a traceback ends; its first line if it is incomplete. */
    private static NumberedLine exception(List<NumberedLine> lines, int start) {
        int end = start + 1;
        while (end < lines.size() && lines.get(end).text().startsWith(" ")) {
            end++;
        }
        boolean isComplete =
                end < lines.size() && EXCEPTION.matcher(lines.get(end).text()).find();
        return lines.get(isComplete ? end : start);
    }

    /** Collects the last lines, without empty ones at the end. */
    private static final class Tail {
        private final Deque<NumberedLine> lines = new ArrayDeque<>();
        private int read;
        private int count;

        void add(List<Span> spans) {
            read++;
            if (!spans.isEmpty()) {
                for (int empty = Math.max(count + 1, read - MOST_LINES); empty < read; empty++) {
                    append(new NumberedLine(empty, List.of()));
                }
                append(new NumberedLine(read, spans));
                count = read;
            }
        }

        private void append(NumberedLine line) {
            lines.add(line);
            if (lines.size() > MOST_LINES) {
                lines.remove();
            }
        }
    }

    /** Does not look for errors in the log of a job that succeeded. */
    LogText withoutError() {
        return new LogText(count, lines, null);
    }

    /** The number of lines that are omitted. */
    public int hidden() {
        return count - lines.size();
    }

    /** @param classes of the stylesheet, separated by spaces; empty for plain text */
    public record Span(String text, String classes) {}

    /** @param number counted from 1 */
    public record NumberedLine(int number, List<Span> spans) {

        public String text() {
            return spans.stream().map(Span::text).collect(Collectors.joining());
        }

        boolean isError() {
            return ERROR.matcher(text()).find();
        }
    }
}
