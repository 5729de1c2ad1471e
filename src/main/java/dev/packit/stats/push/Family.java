package dev.packit.stats.push;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All series of one metric.
 *
 * @param series by their labels, as {@link Notation#labels} writes them
 */
record Family(String name, FamilyType type, @Nullable String help, SortedMap<String, Value> series) {

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
        SortedMap<String, Value> kept = new TreeMap<>(series);
        kept.keySet().retainAll(new HashSet<>(other.series.keySet()));
        return new Family(name, type, help, kept);
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
            text.append(help.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        }
        text.append("# TYPE %s %s\n".formatted(name, type.word()));
    }
}
