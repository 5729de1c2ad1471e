package dev.packit.stats.job;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A log as the viewer shows it: its end, where the reason of a failure stands.
 *
 * @param count how many lines the whole log has
 * @param lines the last ones, with their numbers in the whole log
 */
public record LogText(int count, List<Line> lines) {

    private static final int MOST_LINES = 1_000;

    static LogText of(String text) {
        String[] all = text.split("\\R");
        int first = Math.max(0, all.length - MOST_LINES);
        List<Line> lines = IntStream.range(first, all.length)
                .mapToObj(index -> new Line(index + 1, all[index]))
                .toList();
        return new LogText(all.length, lines);
    }

    /** How many lines are left out. */
    public int hidden() {
        return count - lines.size();
    }

    /** @param number from 1 */
    public record Line(int number, String text) {}
}
