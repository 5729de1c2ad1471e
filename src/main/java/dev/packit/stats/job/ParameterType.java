package dev.packit.stats.job;

import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Statuses;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.packit.Wildcard;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The type of a {@link Parameter}: how a value is read, rejected, written and compared. */
public enum ParameterType {
    TEXT,
    /** Text in which {@code *} stands for any text, see {@link Wildcard}. */
    PATTERN,
    /** The number of a pull request or an issue. */
    NUMBER,
    /** One or more {@link Outcome}s. */
    OUTCOMES,
    /** One or more status words. */
    WORDS,
    /** Only {@code true}. */
    FLAG,
    /** {@code true} or {@code false}. */
    EITHER,
    /** The text as given; {@link TimeRange} parses it. */
    TIME,
    PERIOD;

    private static final int LONGEST_PATTERN = 500;

    /** Whether it accepts several values, separated by commas. */
    public boolean isList() {
        return this == OUTCOMES || this == WORDS;
    }

    public boolean isNumber() {
        return this == NUMBER;
    }

    /**
     * Parses a value.
     *
     * @param name of the parameter, for the error
     * @throws BadParameter if the text is not a value of this type
     */
    Object read(String name, String text) {
        return switch (this) {
            case TEXT -> text;
            case PATTERN -> pattern(name, text);
            case NUMBER -> Parameters.number(name, text, 1, Integer.MAX_VALUE);
            case OUTCOMES -> outcomes(name, text.split(","));
            case FLAG -> flag(name, text);
            case EITHER -> either(name, text);
            case WORDS ->
                Arrays.stream(text.split(",")).map(Statuses::spelled).distinct().toList();
            case TIME -> {
                TimeRange.instant(name, text);
                yield text;
            }
            case PERIOD -> TimeRange.Period.of(name, text);
        };
    }

    /** Longer ones match nothing, but looking for them would take long. */
    private static String pattern(String name, String text) {
        Parameters.requireLength(name, text, LONGEST_PATTERN);
        return text;
    }

    private static boolean flag(String name, String text) {
        if (!text.equals("true")) {
            throw new BadParameter(name, "must be true or left out, not “%s”".formatted(text));
        }
        return true;
    }

    private static boolean either(String name, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new BadParameter(name, "must be true or false, not “%s”".formatted(text));
        }
        return Boolean.parseBoolean(text);
    }

    private static Set<Outcome> outcomes(String name, String[] words) {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        for (String word : words) {
            outcomes.add(Arrays.stream(Outcome.values())
                    .filter(outcome -> outcome.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> BadParameter.unknownWord(name, List.of(Outcome.values()), word)));
        }
        return Collections.unmodifiableSet(outcomes);
    }

    /** Formats a value for a URL. */
    String written(Object value) {
        return joined(value, ",");
    }

    /** Formats a value for a sentence. */
    String spoken(Object value) {
        return switch (this) {
            case PERIOD -> TimeRange.phrase(written(value));
            case EITHER -> value.equals(true) ? "are" : "are not";
            default -> joined(value, " or ");
        };
    }

    private String joined(Object value, String between) {
        return switch (this) {
            case OUTCOMES, WORDS ->
                ((Collection<?>) value).stream().map(Object::toString).collect(Collectors.joining(between));
            case PERIOD -> ((TimeRange.Period) value).word();
            default -> value.toString();
        };
    }

    /** Whether a job's value, null if unknown, matches the value asked for. */
    boolean takes(Object asked, @Nullable Object had) {
        return had != null
                && switch (this) {
                    case OUTCOMES, WORDS -> ((Collection<?>) asked).contains(had);
                    case PATTERN -> new Wildcard((String) asked).matches((String) had);
                    default -> asked.equals(had);
                };
    }
}
