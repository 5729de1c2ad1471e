package dev.packit.stats.push;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that this application's own metrics use. */
final class OwnMetrics {

    private static final String TYPE = "# TYPE ";

    private OwnMetrics() {}

    /** Returns the names of all samples in an exposition. */
    static Set<String> names(String exposition) {
        return exposition
                .lines()
                .filter(line -> line.startsWith(TYPE))
                .map(line -> line.substring(TYPE.length()).split(" "))
                .flatMap(words -> FamilyType.named(words[1]).orElse(FamilyType.UNTYPED).sampleNames(words[0]).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
