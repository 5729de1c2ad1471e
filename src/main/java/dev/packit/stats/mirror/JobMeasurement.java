package dev.packit.stats.mirror;

import dev.packit.stats.database.Row;
import dev.packit.stats.packit.Columns;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The data about a job that statistics need.
 *
 * @param submitted UTC; null if it was not recorded
 * @param queueSeconds from submission to start; null if either is unknown or they are out of order
 * @param runSeconds from start to end; null if either is unknown or they are out of order
 * @param link the value by which its pipelines refer to it ({@link #firstPipelines}); null for a very old job without
 *     pipelines
 */
record JobMeasurement(
        int id,
        JobStatus status,
        @Nullable String target,
        @Nullable String identifier,
        @Nullable Instant submitted,
        @Nullable Double queueSeconds,
        @Nullable Double runSeconds,
        @Nullable Integer link) {

    private static final String SELECT = """
            select t.id, %s as kind, %s as status, %s as fate, %s as target, %s as identifier, %s as submitted,
                cast(extract(epoch from %s - %s) as double precision) as queued,
                cast(extract(epoch from %s - %s) as double precision) as ran,
                %s as link
            from %s t
            %s
            """;

    static JobMeasurement of(Row row) {
        return new JobMeasurement(
                row.intValue("id"),
                JobStatus.of(row),
                row.text("target"),
                row.text("identifier"),
                row.time("submitted"),
                inOrder(row.decimal("queued")),
                inOrder(row.decimal("ran")),
                row.number("link") == null ? null : Integer.valueOf(row.intValue("link")));
    }

    private static @Nullable Double inOrder(@Nullable Double seconds) {
        return seconds == null || seconds < 0 ? null : seconds;
    }

    /** Selects the jobs of all kinds of a source with ids from {@code :low} to below {@code :high}. */
    static String inRange(JobSource source) {
        return select(source) + "where t.id >= :low and t.id < :high";
    }

    /** Selects the first {@link IncrementalReader#SIZE} jobs of a source with ids above {@code :id}, ordered by id. */
    static String after(JobSource source) {
        return select(source) + "where t.id > :id order by t.id limit " + IncrementalReader.SIZE;
    }

    /** Selects the jobs of a source with any of {@code :ids}. */
    static String ofIds(JobSource source) {
        return select(source) + "where t.id = any (:ids)";
    }

    /** Selects the {@code first} pipeline that has each of {@code :links}; null if none has. */
    static String firstPipelines(JobSource source) {
        return """
                select l.link, (select min(x.id + 0) from pipelines x where x.%s = l.link) as first
                from unnest(cast(:links as integer[])) as l(link)
                """.formatted(source.pipelineColumn());
    }

    /**
     * Selects, for each {@code chunk} of ids, {@code kind}, {@code status} and {@code fate}, the number of {@code jobs}, the
     * sum of their times in {@code micros} since 1970 (modulo 2⁵³), and how many have a queue time and a run time, for ids
     * from {@code :low} to below {@code :high}.
     */
    static String fingerprints(JobSource source, int size) {
        Columns columns = source.columns();
        return """
                select cast(t.id / %d as integer) as chunk, %s as kind, %s as status, %s as fate, count(*) as jobs,
                    cast(mod(coalesce(sum(cast(extract(epoch from %s) * 1000000 as bigint)), 0), 9007199254740992)
                        as bigint) as micros,
                    count(*) filter (where %s >= %s) as queued, count(*) filter (where %s >= %s) as ran
                from %s t
                %s
                where t.id >= :low and t.id < :high
                group by 1, 2, 3, 4
                """.formatted(
                        size,
                        JobKind.nameIn(source),
                        columns.status(),
                        columns.fate(),
                        columns.submitted(),
                        columns.started(),
                        columns.submitted(),
                        columns.finished(),
                        columns.started(),
                        source.table(),
                        source.joins());
    }

    private static String select(JobSource source) {
        Columns columns = source.columns();
        return SELECT.formatted(
                JobKind.nameIn(source),
                columns.status(),
                columns.fate(),
                columns.target(),
                columns.identifier(),
                columns.submitted(),
                columns.started(),
                columns.submitted(),
                columns.finished(),
                columns.started(),
                source.link().target(),
                source.table(),
                source.joins());
    }
}
