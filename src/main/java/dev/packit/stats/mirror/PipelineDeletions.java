package dev.packit.stats.mirror;

import dev.packit.stats.database.MirrorSql;
import dev.packit.stats.mirror.PipelineColumns.Checksum;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds deleted pipelines. Ids are read only for ranges whose checksum differs. */
@ApplicationScoped
class PipelineDeletions {

    /** Selects the checksums of all ranges, for comparison with {@link PipelineColumns#checksums()}. */
    private static final String CHECKSUMS = """
            select p.id / %d as range, count(*) as count, cast(sum(p.id) as bigint) as sum
            from pipelines p
            where p.id <= :last
            group by 1
            """.formatted(PipelineColumns.RANGE);

    private static final String IDS = """
            select p.id
            from pipelines p
            where p.id >= :low and p.id < :high
            """;

    @Inject
    MirrorSql sql;

    /** The ids of pipelines that have been deleted since they were read. */
    BitSet since(PipelineSnapshot now) {
        Set<Checksum> differing = new HashSet<>(now.columns().checksums());
        sql.list(
                        CHECKSUMS,
                        Map.of("last", now.lastPipeline()),
                        row -> new Checksum(row.intValue("range"), row.longValue("count"), row.longValue("sum")))
                .forEach(differing::remove);
        BitSet gone = new BitSet();
        for (Checksum differs : differing) {
            Arrays.stream(now.columns().ids(differs.range())).forEach(gone::set);
            long low = (long) differs.range() * PipelineColumns.RANGE;
            sql.list(IDS, Map.of("low", low, "high", low + PipelineColumns.RANGE), row -> row.intValue("id"))
                    .forEach(gone::clear);
        }
        return gone;
    }
}
