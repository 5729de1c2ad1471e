package dev.packit.stats.statistics;

import dev.packit.stats.mirror.Window;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole year or month, UTC, for which counts of past jobs are kept.
 *
 * @param month 1 to 12; 0 for the whole year
 */
public record Span(int year, int month) {

    public Window window() {
        LocalDate start = LocalDate.of(year, month == 0 ? 1 : month, 1);
        LocalDate end = month == 0 ? start.plusYears(1) : start.plusMonths(1);
        return Window.of(
                start.atStartOfDay().toInstant(ZoneOffset.UTC),
                end.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    static Span yearOf(long micros) {
        return new Span(Window.instant(micros).atOffset(ZoneOffset.UTC).getYear(), 0);
    }

    /** The months of a year. */
    public List<Span> months() {
        List<Span> months = new ArrayList<>();
        for (int of = 1; of <= 12; of++) {
            months.add(new Span(year, of));
        }
        return months;
    }

    /** Returns the largest spans within a bounded window, in order. The rest of the window is before and after them. */
    public static List<Span> within(Window window) {
        List<Span> spans = new ArrayList<>();
        LocalDateTime from = LocalDateTime.ofInstant(Window.instant(window.from()), ZoneOffset.UTC);
        for (Span next = new Span(from.getYear(), from.getMonthValue());
                next.window().to() <= window.to(); ) {
            Span year = new Span(next.year, 0);
            boolean whole = next.month == 1 && year.window().to() <= window.to();
            if (next.window().from() >= window.from()) {
                spans.add(whole ? year : next);
            }
            next = whole || next.month == 12 ? new Span(next.year + 1, 1) : new Span(next.year, next.month + 1);
        }
        return spans;
    }
}
