package dev.packit.stats.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time, laid from 0 to {@link #LENGTH}.
 *
 * @param to after {@code from}
 */
public record TimeAxis(Instant from, Instant to) {

    public static final double LENGTH = 1_000;

    /** From the first to the last of the times that are known; null if fewer than two differ. */
    public static @Nullable TimeAxis over(Collection<? extends @Nullable Instant> times) {
        var known = times.stream().filter(Objects::nonNull).toList();
        if (known.isEmpty()) {
            return null;
        }
        Instant from = known.stream().min(Comparator.naturalOrder()).orElseThrow();
        Instant to = known.stream().max(Comparator.naturalOrder()).orElseThrow();
        return from.equals(to) ? null : new TimeAxis(from, to);
    }

    /** Where a time lies; at the nearer end where it lies outside. */
    public double at(Instant time) {
        double share = (double) Duration.between(from, time).toMillis()
                / Duration.between(from, to).toMillis();
        return Math.max(0, Math.min(1, share)) * LENGTH;
    }

    /** The bar from one time to another; null if either is unknown or they are out of order. */
    public @Nullable Bar bar(@Nullable Instant start, @Nullable Instant end) {
        return start == null || end == null || end.isBefore(start) ? null : new Bar(at(start), at(end) - at(start));
    }

    /** How long it is, in seconds. */
    public double seconds() {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    /** @param x where it begins, and {@code width} how long it is, both of {@link #LENGTH} */
    public record Bar(double x, double width) {

        /** With one digit, for SVG. */
        public double roundedX() {
            return Math.round(x * 10) / 10.0;
        }

        /** With one digit, and never too short to be seen. */
        public double roundedWidth() {
            return Math.max(4, Math.round(width * 10) / 10.0);
        }
    }
}
