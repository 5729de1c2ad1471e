package dev.packit.stats.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A period of time, mapped to coordinates from 0 to {@link #LENGTH}.
 *
 * @param to after {@code from}
 */
public record TimeAxis(Instant from, Instant to) {

    public static final double LENGTH = 1_000;

    private static final int MOST_TICKS = 6;
    private static final long WEEK = Duration.ofDays(7).toSeconds();

    private static final List<Duration> STEPS = Stream.of(
                    "PT1S", "PT2S", "PT5S", "PT10S", "PT30S", "PT1M", "PT2M", "PT5M", "PT10M", "PT15M", "PT30M", "PT1H",
                    "PT2H", "PT3H", "PT6H", "PT12H", "P1D", "P2D", "P7D")
            .map(Duration::parse)
            .toList();

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

    /** Up to six ticks, at round durations from the start. */
    public List<Tick> ticks() {
        long step = STEPS.stream()
                .mapToLong(Duration::toSeconds)
                .filter(some -> some * MOST_TICKS >= seconds())
                .findFirst()
                .orElse((long) Math.ceil(seconds() / MOST_TICKS / WEEK) * WEEK);
        return LongStream.iterate(step, at -> at < seconds(), at -> at + step)
                .mapToObj(at -> new Tick(Math.round(at / seconds() * LENGTH), at))
                .toList();
    }

    /**
     * @param x coordinate, relative to {@link #LENGTH}
     * @param seconds since the start
     */
    public record Tick(long x, double seconds) {

        /** The x coordinate as a share of the width, for a text that must not be stretched. */
        public String percent() {
            return x / 10.0 + "%";
        }

        /** The alignment that keeps a label inside. */
        public String anchor() {
            return x > LENGTH * 0.95 ? "end" : "middle";
        }
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
