package dev.packit.stats.push;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What an exposition has already. */
final class OwnMetrics {

    private static final String TYPE = "# TYPE ";

    private OwnMetrics() {}

    /** Names of its families and of their samples. */
    static Set<String> names(String exposition) {
        return exposition
                .lines()
                .filter(line -> line.startsWith(TYPE))
                .map(line -> line.substring(TYPE.length()).split(" "))
                .flatMap(words -> FamilyType.named(words[1]).orElse(FamilyType.UNTYPED).sampleNames(words[0]).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
