package dev.packit.stats.mirror;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A period in microseconds since 1970, UTC.
 *
 * @param from inclusive; {@link Long#MIN_VALUE} if open
 * @param to exclusive; {@link Long#MAX_VALUE} if open
 */
public record Window(long from, long to) {

    public static final Window ALL = new Window(Long.MIN_VALUE, Long.MAX_VALUE);

    /** @param from and {@code to} null if open */
    public static Window of(@Nullable Instant from, @Nullable Instant to) {
        return new Window(from == null ? Long.MIN_VALUE : micros(from), to == null ? Long.MAX_VALUE : micros(to));
    }

    public static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    /** The opposite of {@link #instantOrNull}. */
    public static long microsOrUnknown(@Nullable Instant time) {
        return time == null ? JobEntry.UNKNOWN_TIME : micros(time);
    }

    public static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
    }

    /** Like {@link #instant}; null for {@link JobEntry#UNKNOWN_TIME}. */
    public static @Nullable Instant instantOrNull(long micros) {
        return micros == JobEntry.UNKNOWN_TIME ? null : instant(micros);
    }

    /** Whether it contains all jobs, including those of unknown time. */
    public boolean isAll() {
        return from == Long.MIN_VALUE && to == Long.MAX_VALUE;
    }

    /** Whether it contains a time; an unknown one is only in {@link #ALL}. */
    public boolean contains(long micros) {
        return isAll() || micros != JobEntry.UNKNOWN_TIME && micros >= from && micros < to;
    }

    /** Replaces open bounds by those of another window; null if nothing is left. */
    public @Nullable Window boundedBy(Window known) {
        Window bounded = new Window(from == Long.MIN_VALUE ? known.from : from, to == Long.MAX_VALUE ? known.to : to);
        return bounded.from < bounded.to ? bounded : null;
    }

    /** Returns the smallest window that contains both. */
    public Window hull(Window other) {
        return new Window(Math.min(from, other.from), Math.max(to, other.to));
    }

    public boolean overlaps(Window other) {
        return from < other.to && other.from < to;
    }

    public Window intersection(Window other) {
        return new Window(Math.max(from, other.from), Math.min(to, other.to));
    }
}
