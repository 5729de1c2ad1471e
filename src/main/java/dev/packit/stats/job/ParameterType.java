package dev.packit.stats.job;

import dev.packit.stats.packit.Outcome;
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

/** What a {@link Parameter} takes: how its value is read, refused, written and compared. */
public enum ParameterType {
    TEXT,
    /** A text in which {@code *} stands for any: a {@link Wildcard}. */
    PATTERN,
    /** That of a pull request or an issue. */
    NUMBER,
    /** One or several {@link Outcome}s. */
    OUTCOMES,
    /** One or several words of a kind's own. */
    WORDS,
    /** As it was written; {@link TimeRange} tells which time that is. */
    TIME,
    PERIOD;

    /** Whether it takes several values, separated by commas. */
    public boolean isList() {
        return this == OUTCOMES || this == WORDS;
    }

    public boolean isNumber() {
        return this == NUMBER;
    }

    /**
     * What a text stands for.
     *
     * @throws BadParameter where it stands for nothing
     */
    Object read(String name, String text) {
        return switch (this) {
            case TEXT, PATTERN -> text;
            case NUMBER -> Parameters.number(name, text, 1, Integer.MAX_VALUE);
            case OUTCOMES -> outcomes(name, text.split(","));
            case WORDS -> List.of(text.split(","));
            case TIME -> {
                TimeRange.instant(name, text);
                yield text;
            }
            case PERIOD -> TimeRange.Period.of(name, text);
        };
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

    /** A value as it stands in a URL. */
    String written(Object value) {
        return joined(value, ",");
    }

    /** A value as a sentence has it. */
    String spoken(Object value) {
        return this == PERIOD ? TimeRange.phrase(written(value)) : joined(value, " or ");
    }

    private String joined(Object value, String between) {
        return switch (this) {
            case OUTCOMES, WORDS ->
                ((Collection<?>) value).stream().map(Object::toString).collect(Collectors.joining(between));
            case PERIOD -> ((TimeRange.Period) value).word();
            default -> value.toString();
        };
    }

    /** Whether what a job has, null if that is unknown, is what was asked for. */
    boolean takes(Object asked, Object had) {
        return had != null
                && switch (this) {
                    case OUTCOMES, WORDS -> ((Collection<?>) asked).contains(had);
                    case PATTERN -> new Wildcard((String) asked).matches((String) had);
                    default -> asked.equals(had);
                };
    }
}
