package dev.packit.stats.web.page;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats times, in UTC, and durations for people. */
@Named("times")
@Singleton
public class Times {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);

    @Inject
    Clock clock;

    /** {@code 12 min ago}; for times more than a day ago or in the future {@code on 3 Nov 2026}. */
    public String ago(Instant time) {
        Duration age = Duration.between(time, clock.instant());
        if (age.isNegative() || age.compareTo(Duration.ofDays(1)) > 0) {
            return "on " + DAY.format(time.atOffset(ZoneOffset.UTC));
        }
        return age(time);
    }

    /** Like {@link #ago}, for table columns: {@code 12 min ago}, {@code 3 Nov 2026}. */
    public String brief(Instant time) {
        String words = ago(time);
        return words.startsWith("on ") ? words.substring(3) : words;
    }

    /** Like {@link #brief}; null for an unknown time. */
    public @Nullable String moment(@Nullable Instant time) {
        return time == null ? null : brief(time);
    }

    /** {@code 24 d ago}, however long that is; {@code just now} also for times in the future. */
    public String age(Instant time) {
        Duration age = Duration.between(time, clock.instant());
        return age.toSeconds() < 60 ? "just now" : elapsed(time) + " ago";
    }

    /** {@code 7 d 4 h}, the time since then. */
    public String precisely(Instant time) {
        return duration(Math.max(0, Duration.between(time, clock.instant()).toSeconds()), 2);
    }

    /** {@code 24 d}, the time since then. */
    public String elapsed(Instant time) {
        return duration(Math.max(0, Duration.between(time, clock.instant()).toSeconds()), 1);
    }

    /** {@code 12:41 UTC}, with the date unless that is today's. */
    public String clock(Instant time) {
        String today = exact(clock.instant()).substring(0, "uuuu-MM-dd".length());
        String all = TO_THE_MINUTE.format(time.atOffset(ZoneOffset.UTC));
        return all.startsWith(today) ? all.substring(today.length() + 1) : all;
    }

    /** {@code 2026-11-23 05:41:24 UTC}. */
    public String exact(Instant time) {
        return EXACT.format(time.atOffset(ZoneOffset.UTC));
    }

    /** ISO 8601, for {@code datetime} attributes. */
    public String iso(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** How long since a time, in seconds; null if it is unknown or in the future. */
    public @Nullable Double since(@Nullable Instant time) {
        if (time == null || time.isAfter(clock.instant())) {
            return null;
        }
        return (double) Duration.between(time, clock.instant()).toSeconds();
    }

    /** {@code 45 s}, {@code 6 min 10 s}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    public String duration(Double seconds) {
        return duration(seconds, 2);
    }

    /** How much longer the second of two durations is, in seconds: {@code +1 min ▲}, {@code −30 s ▼}; empty if not at all. */
    public String difference(Double before, Double after) {
        long seconds = Math.round(after) - Math.round(before);
        return seconds == 0 ? "" : (seconds > 0 ? "+%s ▲" : "−%s ▼").formatted(duration((double) Math.abs(seconds)));
    }

    private static String duration(double seconds, int parts) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        long days = duration.toDays();
        if (days > 0) {
            return join(days, "d", duration.toHoursPart(), "h", parts);
        }
        if (duration.toHours() > 0) {
            return join(duration.toHours(), "h", duration.toMinutesPart(), "min", parts);
        }
        return duration.toMinutes() > 0
                ? join(duration.toMinutes(), "min", duration.toSecondsPart(), "s", parts)
                : duration.toSeconds() + " s";
    }

    private static String join(long large, String largeUnit, int small, String smallUnit, int parts) {
        String first = large + " " + largeUnit;
        return small == 0 || parts == 1 ? first : first + " " + small + " " + smallUnit;
    }
}
