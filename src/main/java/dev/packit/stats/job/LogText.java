package dev.packit.stats.job;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A log as shown by the log viewer: only its end, which usually contains the reason for a failure.
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
        String[] all = text.split("\\R");
        int first = Math.max(0, all.length - MOST_LINES);
        List<NumberedLine> lines = IntStream.range(first, all.length)
                .mapToObj(index -> new NumberedLine(index + 1, all[index]))
                .toList();
        Integer firstError = lines.stream()
                .filter(NumberedLine::isError)
                .map(NumberedLine::number)
                .findFirst()
                .orElse(null);
        return new LogText(all.length, lines, firstError);
    }

    /** Does not look for errors in the log of a job that succeeded. */
    LogText withoutError() {
        return new LogText(count, lines, null);
    }

    /** The number of lines that are omitted. */
    public int hidden() {
        return count - lines.size();
    }

    /** @param number counted from 1 */
    public record NumberedLine(int number, String text) {

        boolean isError() {
            return ERROR.matcher(text).find();
        }
    }
}
