package dev.packit.stats.packit;

import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter by submission time: a period that ends now, or an arbitrary interval.
 *
 * @param fromText as given, like {@code toText}; null if open
 * @param period null if {@code from} or {@code to} or nothing was given
 */
public record TimeRange(
        @Nullable String fromText,
        @Nullable String toText,
        @Nullable Period period) {

    public static final TimeRange ALL = new TimeRange(null, null, null);

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** The predefined periods. */
    public enum Period {
        DAY(now -> now.minusDays(1)),
        WEEK(now -> now.minusWeeks(1)),
        MONTH(now -> now.minusMonths(1)),
        QUARTER(now -> now.minusMonths(3)),
        YEAR(now -> now.minusYears(1)),
        ALL(now -> null);

        private final UnaryOperator<LocalDateTime> start;

        Period(UnaryOperator<LocalDateTime> start) {
            this.start = start;
        }

        /**
         * Finds a period by its name.
         *
         * @param name the parameter's name
         * @throws BadParameter if there is no such period
         */
        public static Period of(String name, String word) {
            return Arrays.stream(values())
                    .filter(period -> period.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new BadParameter(
                            name,
                            "must be one of %s, not “%s”"
                                    .formatted(
                                            Arrays.stream(values())
                                                    .map(Period::word)
                                                    .collect(Collectors.joining(", ")),
                                            word)));
        }

        /** The start of the period that ends at a time; null for all time. */
        public @Nullable Instant before(Instant end) {
            LocalDateTime from = start.apply(LocalDateTime.ofInstant(end, ZoneOffset.UTC));
            return from == null ? null : from.toInstant(ZoneOffset.UTC);
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static List<String> words() {
            return Arrays.stream(values()).map(Period::word).toList();
        }
    }

    public static TimeRange of(Parameters parameters) {
        return new TimeRange(
                parameters.text("from").orElse(null),
                parameters.text("to").orElse(null),
                parameters.text("period").map(word -> Period.of("period", word)).orElse(null));
    }

    /** @throws BadParameter if a text is not a time or they contradict each other */
    public TimeRange {
        if (period != null && (fromText != null || toText != null)) {
            throw new BadParameter("period", "cannot be combined with from or to");
        }
        LocalDateTime from = time("from", fromText);
        LocalDateTime to = time("to", toText);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new BadParameter("from", "must be before to");
        }
    }

    /**
     * Parses a time as in {@code from} and {@code to}.
     *
     * @param name the parameter's name
     * @throws BadParameter if it is invalid
     */
    public static Instant instant(String name, String text) {
        return parsed(name, text).toInstant(ZoneOffset.UTC);
    }

    private static @Nullable LocalDateTime time(String name, @Nullable String text) {
        return text == null ? null : parsed(name, text);
    }

    private static LocalDateTime parsed(String name, String text) {
        try {
            // In a query string, an unescaped plus sign, as in an offset, is decoded as a space.
            TemporalAccessor parsed =
                    TIME.parseBest(text.replace(' ', '+'), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            LocalDateTime time = parsed instanceof OffsetDateTime offset
                    ? offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
                    : parsed instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) parsed;
            if (time.getYear() >= 1970 && time.getYear() < 3000) {
                // PostgreSQL's resolution is one microsecond, so a time between two is rounded up to the next one
                LocalDateTime micros = time.truncatedTo(ChronoUnit.MICROS);
                return micros.equals(time) ? time : micros.plus(1, ChronoUnit.MICROS);
            }
        } catch (DateTimeParseException unreadable) {
            // rejected below, like a year out of range
        }
        throw new BadParameter(
                name,
                "must be a date such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z, of a year from 1970 to 2999, not “%s”"
                        .formatted(text));
    }

    /**
     * The end of a period that ends now: the next whole minute, so that whoever asks within the same minute, whichever instance,
     * gets the same figures and addresses.
     */
    public static Instant now(Clock clock) {
        Instant now = clock.instant();
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(now) ? now : minute.plus(1, ChronoUnit.MINUTES);
    }

    /** The start of the month that ends at a time. */
    public static Instant monthBefore(Instant end) {
        return Objects.requireNonNull(Period.MONTH.before(end), "Only all time has no beginning");
    }

    /** Inclusive; null if open. */
    public @Nullable Instant from(Clock clock) {
        if (period != null) {
            return period.before(now(clock));
        }
        LocalDateTime from = time("from", fromText);
        return from == null ? null : from.toInstant(ZoneOffset.UTC);
    }

    /** Exclusive; null if open. */
    public @Nullable Instant to() {
        LocalDateTime to = time("to", toText);
        return to == null ? null : to.toInstant(ZoneOffset.UTC);
    }

    public Map<String, @Nullable String> query() {
        Map<String, @Nullable String> query = new LinkedHashMap<>();
        query.put("from", fromText);
        query.put("to", toText);
        query.put("period", period == null ? null : period.word());
        return query;
    }

    public static String phrase(String period) {
        return period.equals("all") ? "all time" : "the last " + period;
    }
}
