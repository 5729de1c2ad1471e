package dev.packit.stats.job;

import dev.packit.stats.database.Sql;
import dev.packit.stats.database.SqlTemplate;
import dev.packit.stats.database.TimeIndex;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.web.paging.IdWindow;
import dev.packit.stats.web.paging.Keyset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Determines the range of ids to search for a page of a list. Tables and columns are constants, never user input. */
@ApplicationScoped
class IdWindows {

    /** Selects the last of {@code :size} rows from one end of {@code :low} to {@code :high}, and whether more follow. */
    private static final String WINDOW = """
            select t.id, t.{submitted} as at, exists (
                select 1 from {table} x where x.id >= :low and x.id < :high and x.id {beyond} t.id) as more
            from (
                select {last}(x.id) as id
                from (
                    select t.id
                    from {table} t
                    where t.id >= :low and t.id < :high
                    order by t.id {order}
                    limit :size) x) w
            join {table} t on t.id = w.id
            """;

    @Inject
    Sql sql;

    @Inject
    TimeIndex timeIndex;

    @Inject
    Clock clock;

    /** The range that is allowed by the filter's times and the page's bound. */
    IdWindow bounds(String table, String submitted, TimeRange time, Keyset keyset) {
        Instant from = time.from(clock);
        Instant to = time.to();
        long low = from == null ? 0 : timeIndex.lowestIdFrom(table, submitted, from);
        long high = to == null ? Long.MAX_VALUE : timeIndex.highestIdBefore(table, submitted, to);
        return new IdWindow(low, high, false, null).within(keyset);
    }

    /** The part of that range to be searched first. */
    IdWindow limited(String table, String submitted, IdWindow bounds, boolean ascending, int size) {
        IdWindow window = sql.first(
                window(table, submitted, ascending),
                Map.of("low", bounds.low(), "high", bounds.high(), "size", size),
                row -> new IdWindow(
                        ascending ? bounds.low() : row.longValue("id"),
                        ascending ? row.longValue("id") + 1 : bounds.high(),
                        row.flagValue("more"),
                        row.time("at")));
        return window == null ? bounds : window;
    }

    private static String window(String table, String submitted, boolean ascending) {
        return new SqlTemplate(WINDOW)
                .with("table", table)
                .with("submitted", submitted)
                .with("beyond", ascending ? ">" : "<")
                .with("last", ascending ? "max" : "min")
                .with("order", ascending ? "asc" : "desc")
                .sql();
    }
}
