package dev.packit.stats.monitoring;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Columns of {@code pg_stat_database}. All but one only grow and are counters in postgres_exporter, but their names do not end in
 * {@code _total}, as Micrometer insists for counters. So they are gauges until a scrape is written as text.
 */
final class PostgresCounters {

    static final List<String> COLUMNS = List.of(
            "xact_commit",
            "xact_rollback",
            "blks_read",
            "blks_hit",
            "tup_returned",
            "tup_fetched",
            "tup_inserted",
            "tup_updated",
            "tup_deleted",
            "conflicts",
            "deadlocks",
            "temp_bytes",
            "numbackends");

    private static final Pattern TYPES = Pattern.compile(COLUMNS.stream()
            .filter(column -> !column.equals("numbackends"))
            .collect(Collectors.joining("|", "# TYPE (pg_stat_database_(?:", ")) gauge\n")));

    private PostgresCounters() {}

    /** Returns a scrape in which they are counters. */
    static String typed(String scrape) {
        return TYPES.matcher(scrape).replaceAll("# TYPE $1 counter\n");
    }
}
