package dev.packit.stats.packit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A column without an index in Packit's database that pages have to follow backwards. It is indexed in memory.
 */
public record Reference(String table, String column) {

    /** The references that links and relations of all sources need. */
    public static List<Reference> all() {
        return Arrays.stream(JobSource.values())
                .flatMap(source -> Stream.concat(
                        Stream.of(source.link()).map(PipelineLink::reference),
                        source.relations().stream().map(Relation::reference)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
