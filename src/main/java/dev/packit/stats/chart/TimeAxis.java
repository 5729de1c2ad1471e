package dev.packit.stats.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A period of time, mapped to coordinates from 0 to {@link #LENGTH}.
 *
 * @param to after {@code from}
 */
public record TimeAxis(Instant from, Instant to) {

    public static final double LENGTH = 1_000;

    /** Spans the times that are known; null if fewer than two of them differ. */
    public static @Nullable TimeAxis over(Collection<? extends @Nullable Instant> times) {
        var known = times.stream().filter(Objects::nonNull).toList();
        if (known.isEmpty()) {
            return null;
        }
        Instant from = known.stream().min(Comparator.naturalOrder()).orElseThrow();
        Instant to = known.stream().max(Comparator.naturalOrder()).orElseThrow();
        return from.equals(to) ? null : new TimeAxis(from, to);
    }

    /** The coordinate of a time; times outside are mapped to the nearer end. */
    public double at(Instant time) {
        double share = (double) Duration.between(from, time).toMillis()
                / Duration.between(from, to).toMillis();
        return Math.max(0, Math.min(1, share)) * LENGTH;
    }

    /** The bar from one time to another; null if either is unknown or they are out of order. */
    public @Nullable Bar bar(@Nullable Instant start, @Nullable Instant end) {
        return start == null || end == null || end.isBefore(start) ? null : new Bar(at(start), at(end) - at(start));
    }

    /** The duration in seconds. */
    public double seconds() {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    /** @param x start coordinate; this and {@code width} are relative to {@link #LENGTH} */
    public record Bar(double x, double width) {

        /** The start with one decimal, for SVG. */
        public double roundedX() {
            return Math.round(x * 10) / 10.0;
        }

        /** The width with one decimal, and large enough to be visible. */
        public double roundedWidth() {
            return Math.max(4, Math.round(width * 10) / 10.0);
        }
    }
}
