package dev.packit.stats.web.request;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The query string of a request, parsed strictly: an unknown name, a repeated value and an invalid value cause a
 * {@link BadParameter}. Empty values count as absent, because forms also send fields that were left empty.
 *
 * @param tidy whether there are no empty values, so that no redirect to a shorter URL is needed
 */
public record Parameters(Map<String, List<String>> values, boolean tidy) {

    /** With the value {@code ok}: the last known data is welcome if there is no current one. */
    public static final String STALE = "stale";

    /** The parameters that every page supports. */
    public static final Set<String> EVERYWHERE = Set.of("format", STALE);

    /** @param known the parameters that this page supports, in addition to those of every page */
    public static Parameters of(MultivaluedMap<String, String> query, Set<String> known) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        query.forEach((name, given) -> {
            if (!known.contains(name) && !EVERYWHERE.contains(name)) {
                throw BadParameter.unsupported(name, listed(known));
            }
            List<String> filled = given.stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
            filled.forEach(value -> requireText(name, value));
            if (name.equals(STALE) && !filled.stream().allMatch("ok"::equals)) {
                throw new BadParameter(STALE, "must be “ok”");
            }
            if (!filled.isEmpty()) {
                values.put(name, filled);
            }
        });
        boolean tidy = query.values().stream().flatMap(List::stream).noneMatch(String::isBlank);
        return new Parameters(values, tidy);
    }

    private static List<String> listed(Set<String> known) {
        List<String> names = new ArrayList<>(known);
        names.addAll(EVERYWHERE);
        return names.stream().sorted().toList();
    }

    public Optional<String> text(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw new BadParameter(name, "must be given only once");
        }
        return given.stream().findFirst();
    }

    /** Returns the values of a parameter, separated by commas or given by repeating it; empty if absent. */
    public List<String> several(String name) {
        List<String> words = values.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        if (words.isEmpty() && has(name)) {
            throw new BadParameter(name, "must contain at least one word, not only commas");
        }
        return words;
    }

    /** @throws BadParameter if the text contains what PostgreSQL cannot store: a NUL character or one half of a surrogate pair */
    public static void requireText(String name, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new BadParameter(name, "must not contain a NUL character");
        }
        if (text.codePoints().anyMatch(code -> Character.getType(code) == Character.SURROGATE)) {
            throw new BadParameter(name, "must not contain half of a surrogate pair");
        }
    }

    /**
     * @param most maximum length, in characters
     * @throws BadParameter if the text is longer
     */
    public static void requireLength(String name, String text, int most) {
        if (text.length() > most) {
            throw new BadParameter(name, "must not be longer than %d characters".formatted(most));
        }
    }

    /** Returns a whole number within bounds, both inclusive. */
    public Optional<Long> number(String name, long least, long most) {
        return text(name).map(value -> number(name, value, least, most));
    }

    /**
     * Reads a whole number within bounds, both inclusive.
     *
     * @throws BadParameter if the text is not one
     */
    public static long number(String name, String value, long least, long most) {
        try {
            // parseLong would also accept digits of other scripts
            long number = value.matches("[0-9]+") ? Long.parseLong(value) : least - 1;
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // rejected below, like a number out of bounds
        }
        String bounds = most == Long.MAX_VALUE ? "from %d".formatted(least) : "from %d to %d".formatted(least, most);
        throw new BadParameter(name, "must be a whole number %s, not “%s”".formatted(bounds, value));
    }

    /** The parameters that links to other pages of the same list keep: the filter, the page size and those of every page. */
    public Map<String, String> kept(Map<String, String> filter, Map<String, String> paging) {
        Map<String, String> kept = new LinkedHashMap<>(filter);
        kept.putAll(paging);
        EVERYWHERE.stream().sorted().forEach(name -> text(name).ifPresent(value -> kept.put(name, value)));
        return kept;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }
}
