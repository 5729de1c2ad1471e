package dev.packit.stats.push;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metric types of the text format, each with the suffixes of its samples' names. */
enum FamilyType {
    COUNTER(true, ""),
    GAUGE(false, ""),
    UNTYPED(false, ""),
    SUMMARY(true, "", "_sum", "_count"),
    HISTOGRAM(true, "", "_sum", "_count", "_bucket");

    private final boolean summed;
    private final Set<String> suffixes;

    FamilyType(boolean summed, String... suffixes) {
        this.summed = summed;
        this.suffixes = Set.of(suffixes);
    }

    static Optional<FamilyType> named(String word) {
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
