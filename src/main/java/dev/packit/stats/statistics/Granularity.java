package dev.packit.stats.statistics;

import dev.packit.stats.mirror.Window;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** How fine a series over time is. */
public enum Granularity {
    HOUR(2),
    DAY(62),
    WEEK(200),
    MONTH(Integer.MAX_VALUE);

    private static final long MICROS_OF_DAY = 86_400_000_000L;

    /** The longest window, in days, that is told in these. */
    private final int mostDays;

    Granularity(int mostDays) {
        this.mostDays = mostDays;
    }

    /** The finest that tells a bounded window in few enough steps. */
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
     * The steps of a bounded window, in order: whole ones by the calendar, UTC, but for the first and the last. Where they
     * are too many, those in which there may be something.
     *
     * @param known where there is
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

    /** The word for one of them. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
