package dev.packit.stats.job;

import dev.packit.stats.database.Guard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A log as shown by the log viewer, which reads it like a {@link Terminal}: only its end, which usually contains the reason
 * for a failure, and of each line only its beginning, if it is very long.
 *
 * @param count the number of lines of the whole log
 * @param lines the last lines, with their numbers in the whole log
 * @param firstError the first of these lines that looks like an error, or what a Python traceback ends in; null if none does
 */
public record LogText(
        int count, List<NumberedLine> lines, @Nullable NumberedLine firstError) {

    private static final int MOST_LINES = 1_000;

    /** The maximum size of a line and of all lines together, in characters of the page. */
    private static final int LONGEST_LINE = 5_000;

    private static final int LONGEST = 100_000;

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
        private int size;

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
            NumberedLine start = line.start();
            lines.add(start);
            size += start.size();
            while (lines.size() > MOST_LINES || size > LONGEST) {
                size -= lines.remove().size();
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
    public record Span(String text, String classes) {

        private static final Pattern ESCAPED = Pattern.compile("[&<>\"']");

        /** The size of its markup, which may be several times that of its text. */
        private int size() {
            int markup = classes.isEmpty() ? 0 : "<span class=''></span>".length() + classes.length();
            return markup
                    + text.length()
                    + (int) ESCAPED.matcher(text).results().count() * "quot;".length();
        }

        /** Its beginning, which has at most this size, ends in a mark. */
        private Span start(int most) {
            return new Span(Guard.start(text, most / "&quot;".length()) + Guard.MARK, classes);
        }
    }

    /** @param number counted from 1 */
    public record NumberedLine(int number, List<Span> spans) {

        public String text() {
            return spans.stream().map(Span::text).collect(Collectors.joining());
        }

        private int size() {
            return spans.stream().mapToInt(Span::size).sum();
        }

        private NumberedLine start() {
            int left = LONGEST_LINE;
            List<Span> start = new ArrayList<>();
            for (Span span : spans) {
                if (span.size() > left) {
                    start.add(span.start(left));
                    return new NumberedLine(number, start);
                }
                start.add(span);
                left -= span.size();
            }
            return this;
        }

        boolean isError() {
            return ERROR.matcher(text()).find();
        }
    }
}
