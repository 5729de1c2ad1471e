package dev.packit.stats.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts times to ids. Packit's time columns have no index, but ids increase with insertion time, so a binary search over
 * the primary key finds the first id of a period with about twenty probes.
 *
 * <p>Rows are not perfectly in order, because transactions overlap and some rows contain the time when their work began. The
 * bounds returned here therefore include a margin of {@link #SLACK}, and callers must also apply the exact condition.
 */
@ApplicationScoped
public class TimeIndex {

    /** The maximum time by which rows may be out of order. */
    static final Duration SLACK = Duration.ofDays(3);

    /** A table with no more ids than this is scanned completely, which is fast enough and does not depend on its order. */
    private static final int SMALL = 20_000;

    private static final String BISECT = """
            with recursive span(low, high) as (
                select cast(min(t.id) as bigint), cast(max(t.id) as bigint) + 1 from %1$s t
                union all
                select case when probe.at < :time then probe.id + 1 else span.low end,
                       case when probe.at < :time then span.high else (span.low + span.high) / 2 end
                from span
                left join lateral (
                    select t.id, t.%2$s as at
                    from %1$s t
                    where t.id >= (span.low + span.high) / 2 and t.id < span.high and t.%2$s is not null
                    order by t.id
                    limit 1) probe on true
                where span.high - span.low > :small)
            select low, high from span order by high - low limit 1
            """;

    @Inject
    Sql sql;

    /**
     * Returns an id below which no row is at or after the time; 0 for an empty table.
     *
     * @param table table name; this and {@code column} must be constants, never user input
     */
    public long lowestIdFrom(String table, String column, Instant time) {
        Span span = bisect(table, column, time.minus(SLACK));
        return span == null ? 0 : span.low;
    }

    /** Returns an id at or above which no row is before the time; 0 for an empty table. */
    public long highestIdBefore(String table, String column, Instant time) {
        Span span = bisect(table, column, time.plus(SLACK));
        return span == null ? 0 : span.high;
    }

    private @Nullable Span bisect(String table, String column, Instant time) {
        return sql.first(
                BISECT.formatted(table, column),
                Map.of("time", LocalDateTime.ofInstant(time, ZoneOffset.UTC), "small", SMALL),
                row -> row.number("low") == null ? null : new Span(row.longValue("low"), row.longValue("high")));
    }

    private record Span(long low, long high) {}
}
