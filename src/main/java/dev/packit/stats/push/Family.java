package dev.packit.stats.push;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All series of one metric.
 *
 * @param series by their labels, as {@link Notation#labels} writes them
 */
record Family(String name, Type type, @Nullable String help, SortedMap<String, Value> series) {

    Family {
        series = Collections.unmodifiableSortedMap(series);
    }

    Set<String> sampleNames() {
        return type.sampleNames(name);
    }

    /** @throws Refused if the pushed family has another type */
    Family plus(Family pushed) {
        if (type != pushed.type) {
            throw Refused.bad("%s is stored as a %s but was pushed as a %s.", name, type.word(), pushed.type.word());
        }
        SortedMap<String, Value> both = new TreeMap<>(series);
        pushed.series.forEach((labels, value) -> both.merge(labels, value, type::merge));
        return new Family(name, type, pushed.help == null ? help : pushed.help, both);
    }

    /** Returns only the series that the other family also has. */
    Family only(Family other) {
        return only(other.series::containsKey);
    }

    /** Returns only the series whose labels are chosen. */
    Family only(Predicate<String> chosen) {
        SortedMap<String, Value> kept = new TreeMap<>(series);
        kept.keySet().removeIf(chosen.negate());
        return new Family(name, type, help, kept);
    }

    /** As {@link MetricSet#relabeled}. */
    Family relabeled(UnaryOperator<String> relabeling) {
        SortedMap<String, Value> all = new TreeMap<>();
        series.forEach((labels, value) -> {
            String other = relabeling.apply(labels);
            if (type.summed || other.equals(labels)) {
                all.merge(other, value, Value::plus);
            }
        });
        return new Family(name, type, help, all);
    }

    int lines() {
        return series.values().stream().mapToInt(Value::lines).sum();
    }

    void write(StringBuilder text) {
        writeHead(text);
        series.forEach((labels, value) -> value.write(text, name, labels));
    }

    void writeHead(StringBuilder text) {
        if (help != null) {
            text.append("# HELP ").append(name).append(' ');
            text.append(Notation.help(help)).append('\n');
        }
        text.append("# TYPE %s %s\n".formatted(name, type.word()));
    }

    /** The metric types of the text format, each with the suffixes of its samples' names. */
    enum Type {
        COUNTER(true, ""),
        GAUGE(false, ""),
        UNTYPED(false, ""),
        SUMMARY(true, "", "_sum", "_count"),
        HISTOGRAM(true, "", "_sum", "_count", "_bucket");

        private final boolean summed;
        private final Set<String> suffixes;

        Type(boolean summed, String... suffixes) {
            this.summed = summed;
            this.suffixes = Set.of(suffixes);
        }

        static Optional<Type> named(String word) {
            return Stream.of(values()).filter(type -> type.word().equals(word)).findFirst();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a series of this type consists of several samples. */
        boolean isCompound() {
            return suffixes.size() > 1;
        }

        boolean has(String suffix) {
            return suffixes.contains(suffix);
        }

        /** The names of a family's samples, which no other family may use. */
        Set<String> sampleNames(String family) {
            return suffixes.stream().map(suffix -> family + suffix).collect(Collectors.toSet());
        }

        /** Returns the names of all samples in an exposition. */
        static Set<String> sampleNamesIn(String exposition) {
            return exposition
                    .lines()
                    .filter(line -> line.startsWith("# TYPE "))
                    .map(line -> line.split(" "))
                    .flatMap(words -> named(words[3]).orElse(UNTYPED).sampleNames(words[2]).stream())
                    .collect(Collectors.toSet());
        }

        /** Combines the stored value with the pushed one: a sum, or the pushed value for gauges and untyped metrics. */
        Value merge(Value held, Value pushed) {
            return summed ? held.plus(pushed) : pushed;
        }
    }
}
