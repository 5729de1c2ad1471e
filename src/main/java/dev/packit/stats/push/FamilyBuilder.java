package dev.packit.stats.push;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the lines of one family while they are parsed. */
final class FamilyBuilder {

    private final String name;
    private @Nullable FamilyType type;
    private @Nullable String help;
    private final Map<String, SeriesDraft> series = new TreeMap<>();

    FamilyBuilder(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    boolean isCompound() {
        return type != null && type.isCompound();
    }

    boolean hasSample(String suffix) {
        return type != null && type.has(suffix);
    }

    boolean isEmpty() {
        return series.isEmpty();
    }

    /** Prometheus' Python client reports start times of counters in families of this name; they cannot be summed. */
    boolean isCreationTime() {
        return name.endsWith("_created");
    }

    void help(String text, ExpositionLine line) {
        if (help != null) {
            throw line.bad("%s has a second HELP", name);
        }
        help = text;
    }

    void type(FamilyType named, ExpositionLine line) {
        if (type != null) {
            throw line.bad("%s has a second TYPE", name);
        }
        if (!isEmpty()) {
            throw line.bad("the TYPE of %s comes after its samples", name);
        }
        type = named;
    }

    /** @param suffix the part of the sample's name after the family's name */
    void add(String suffix, SortedMap<String, String> labels, double value, ExpositionLine line) {
        if (type().isCompound() && suffix.isEmpty()) {
            throw labels.containsKey(Notation.QUANTILE)
                    ? line.bad("quantiles cannot be summed; push %s as a histogram, or only its sum and count", name)
                    : line.bad("%s is a %s, which has no sample without a suffix", name, type().word());
        }
        Double boundary = suffix.equals("_bucket") ? boundary(labels, line) : null;
        if (isCompound() && (labels.containsKey(Notation.BOUNDARY) || labels.containsKey(Notation.QUANTILE))) {
            throw line.bad("%s%s must not have a label le or quantile", name, suffix);
        }
        check(suffix, value, line);
        series.computeIfAbsent(Notation.labels(labels), text -> new SeriesDraft(name, line))
                .add(suffix, boundary, value, line);
    }

    private Double boundary(SortedMap<String, String> labels, ExpositionLine line) {
        String written = labels.remove(Notation.BOUNDARY);
        Double boundary = written == null ? null : Notation.number(written);
        if (boundary == null || boundary.isNaN()) {
            throw line.bad("a bucket of %s has no number in its label le", name);
        }
        return boundary;
    }

    /** Counts cannot be negative; a sum can, if negative values were observed. */
    private void check(String suffix, double value, ExpositionLine line) {
        boolean counted = type == FamilyType.COUNTER || suffix.equals("_bucket") || suffix.equals("_count");
        if (counted && !(value >= 0) || (counted || suffix.equals("_sum")) && !Double.isFinite(value)) {
            throw line.bad("%s%s cannot be %s", name, suffix, Notation.number(value));
        }
    }

    private FamilyType type() {
        return type == null ? FamilyType.UNTYPED : type;
    }

    Family family() {
        SortedMap<String, Value> values = new TreeMap<>();
        series.forEach((labels, draft) -> values.put(labels, draft.value(type())));
        return new Family(name, type(), help, values);
    }
}
