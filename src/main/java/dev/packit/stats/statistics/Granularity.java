package dev.packit.stats.statistics;

import dev.packit.stats.mirror.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** The step size of a series over time. */
public enum Granularity {
    HOUR(2),
    DAY(62),
    WEEK(200),
    MONTH(Integer.MAX_VALUE);

    private static final long MICROS_OF_DAY = 86_400_000_000L;

    /** The longest window, in days, for which these steps are used. */
    private final int mostDays;

    Granularity(int mostDays) {
        this.mostDays = mostDays;
    }

    /** Returns the finest granularity that divides a bounded window into few enough steps. */
    public static Granularity of(Window window) {
        double days = (double) (window.to() - window.from()) / MICROS_OF_DAY;
        for (Granularity step : values()) {
            if (days <= step.mostDays) {
                return step;
            }
        }
        return MONTH;
    }

    /**
     * Divides a bounded window into steps of the calendar, UTC, of which the first and the last may be partial. If there
     * are too many, only steps that may contain jobs are returned.
     *
     * @param known the period in which there are jobs
     */
    public List<Window> of(Window window, Window known, int most) {
        List<Window> all = whole(window);
        return all.size() <= most || !known.overlaps(window)
                ? newest(all, most)
                : newest(whole(window.intersection(known)), most);
    }

    private static List<Window> newest(List<Window> steps, int most) {
        return steps.size() > most ? steps.subList(steps.size() - most, steps.size()) : steps;
    }

    private List<Window> whole(Window window) {
        List<Window> steps = new ArrayList<>();
        LocalDateTime from = LocalDateTime.ofInstant(Window.instant(window.from()), ZoneOffset.UTC);
        long start = window.from();
        for (LocalDateTime next = after(begin(from)); start < window.to(); next = after(next)) {
            long end = Math.min(window.to(), Window.micros(next.toInstant(ZoneOffset.UTC)));
            steps.add(new Window(start, end));
            start = end;
        }
        return steps;
    }

    /** Whether a step is a whole one rather than the part of it at the beginning or end of a window. */
    public boolean isWhole(Instant from, Instant to) {
        LocalDateTime start = LocalDateTime.ofInstant(from, ZoneOffset.UTC);
        return begin(start).equals(start) && after(start).equals(LocalDateTime.ofInstant(to, ZoneOffset.UTC));
    }

    private LocalDateTime begin(LocalDateTime time) {
        return switch (this) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> time.truncatedTo(ChronoUnit.DAYS);
            case WEEK -> time.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        };
    }

    private LocalDateTime after(LocalDateTime begin) {
        return switch (this) {
            case HOUR -> begin.plusHours(1);
            case DAY -> begin.plusDays(1);
            case WEEK -> begin.plusWeeks(1);
            case MONTH -> begin.plusMonths(1);
        };
    }

    /** The name of one step: {@code day}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
