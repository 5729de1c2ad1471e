package dev.packit.stats.demo.data;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** All rows of the demo by table, in the order of creation, so that ids increase with time. */
final class Rows {

    private final Map<Table, List<Row>> tables = new EnumMap<>(Table.class);

    /** Adds a row with the next id of its table. */
    Row add(Table table) {
        List<Row> rows = tables.computeIfAbsent(table, empty -> new ArrayList<>());
        Row row = new Row(table);
        rows.add(row);
        return table.isNumbered() ? row.set("id", rows.size()) : row;
    }

    /** Loads everything into empty tables and leaves their sequences and statistics as if it had been inserted. */
    void copyInto(Connection connection) throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<Table, List<Row>> entry : tables.entrySet()) {
                Table table = entry.getKey();
                String columns = String.join(", ", table.columns());
                copy.copyIn(
                        "copy %s (%s) from stdin".formatted(table.sqlName(), columns), new StringReader(text(table)));
                if (table.isNumbered()) {
                    statement.execute("select setval(pg_get_serial_sequence('%s', 'id'), %s)"
                            .formatted(table.sqlName(), entry.getValue().size()));
                }
            }
            statement.execute("analyze");
        }
    }

    /** A table's rows in PostgreSQL's text format of {@code COPY}. */
    String text(Table table) {
        StringBuilder text = new StringBuilder();
        tables.getOrDefault(table, List.of()).forEach(row -> row.appendTo(text));
        return text.toString();
    }
}
