package dev.packit.stats.statistics;

import dev.packit.stats.packit.TargetOrder;
import dev.packit.stats.web.request.BadParameter;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A property by which jobs can be grouped. */
public enum GroupKey {
    KIND("Kind"),
    FORGE("Forge"),
    NAMESPACE("Namespace"),
    PROJECT("Project"),
    PACKAGE("Package"),
    TARGET("Target"),
    DISTRIBUTION("Distribution"),
    ARCHITECTURE("Architecture"),
    IDENTIFIER("Identifier"),
    TRIGGER("Trigger"),
    BRANCH("Branch"),
    STATUS("Status"),
    HOUR("Hour"),
    WEEKDAY("Weekday"),
    WEEK("Week"),
    MONTH("Month");

    /** Compares values of the same type. */
    @SuppressWarnings("unchecked")
    static final Comparator<Object> NATURAL = (one, other) -> ((Comparable<Object>) one).compareTo(other);

    private final String label;

    GroupKey(String label) {
        this.label = label;
    }

    /** @throws BadParameter if there is no such key */
    static GroupKey of(String word) {
        return Arrays.stream(values())
                .filter(key -> key.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadParameter(Grouping.BY, "must be %s, not “%s”".formatted(taken(), word)));
    }

    static String taken() {
        return "one or two of %s, separated by a comma".formatted(String.join(", ", words()));
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(GroupKey::word).toList();
    }

    /** The name in URLs and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    /** Whether groups are sorted by this key unless another order is asked for. */
    boolean isTime() {
        return compareTo(HOUR) >= 0;
    }

    /** Whether the highest value, which is the newest time, comes first unless another order is asked for. */
    boolean isNewestFirst() {
        return compareTo(WEEK) >= 0;
    }

    /** Compares known values. */
    Comparator<Object> order() {
        return switch (this) {
            case TARGET, DISTRIBUTION, ARCHITECTURE -> Comparator.comparing(Object::toString, TargetOrder.BY_TARGET);
            default -> NATURAL;
        };
    }

    /** A value as in URLs and JSON. */
    static Object written(Object value) {
        return value instanceof DayOfWeek day ? day.name().toLowerCase(Locale.ROOT) : value;
    }
}
