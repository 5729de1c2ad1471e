package dev.packit.stats.job;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A log as the viewer shows it: its end, where the reason of a failure stands.
 *
 * @param count how many lines the whole log has
 * @param lines the last ones, with their numbers in the whole log
 * @param firstError the number of the first of those that looks like an error; null where none does
 */
public record LogText(int count, List<NumberedLine> lines, Integer firstError) {

    private static final int MOST_LINES = 1_000;

    /**
     * How compilers, rpm, dnf, git, make, Python, and Packit's own logging complain. Not what counts ({@code # ERROR: 0}),
     * names a package ({@code perl-Error}) or an option ({@code -Werror}).
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

    /** Where nothing has failed, whatever looks like an error was none. */
    LogText withoutError() {
        return new LogText(count, lines, null);
    }

    /** How many lines are left out. */
    public int hidden() {
        return count - lines.size();
    }

    /** @param number from 1 */
    public record NumberedLine(int number, String text) {

        boolean isError() {
            return ERROR.matcher(text).find();
        }
    }
}
