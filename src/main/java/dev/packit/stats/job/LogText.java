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
 * @param firstError the number of the first of these lines that looks like an error; null if none does
 */
public record LogText(
        int count, List<NumberedLine> lines, @Nullable Integer firstError) {

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

    static LogText of(String text) {
        Tail tail = new Tail();
        Terminal.read(text, tail::add);
        List<NumberedLine> lines = List.copyOf(tail.lines);
        Integer firstError = lines.stream()
                .filter(NumberedLine::isError)
                .map(NumberedLine::number)
                .findFirst()
                .orElse(null);
        return new LogText(tail.count, lines, firstError);
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

        String text() {
            return spans.stream().map(Span::text).collect(Collectors.joining());
        }

        boolean isError() {
            return ERROR.matcher(text()).find();
        }
    }
}
