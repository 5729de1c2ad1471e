package dev.packit.stats.push;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of the text format, and what the samples of each are called. */
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

    /** Whether its series have more than one value. */
    boolean isCompound() {
        return suffixes.size() > 1;
    }

    boolean has(String suffix) {
        return suffixes.contains(suffix);
    }

    /** What nobody else may be called. */
    Set<String> sampleNames(String family) {
        return suffixes.stream().map(suffix -> family + suffix).collect(Collectors.toSet());
    }

    /** What is held once the second was pushed after the first. */
    Value merge(Value held, Value pushed) {
        return summed ? held.plus(pushed) : pushed;
    }
}
