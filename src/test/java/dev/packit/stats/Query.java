package dev.packit.stats;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs plain SQL on a test's database, as the owner of its data. */
public record Query(String database) {

    /** Changes data. References to deleted rows are not checked. */
    public void run(String sql) {
        ask("set session_replication_role = replica; " + sql);
    }

    /** Returns the only value of a query. */
    public String value(String sql) {
        return values(sql).get(0);
    }

    public long number(String sql) {
        return Long.parseLong(value(sql));
    }

    /** Returns the second column by the first. */
    public Map<String, String> pairs(String sql) {
        return rows(sql).stream()
                .map(row -> new ArrayList<>(row.values()))
                .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
    }

    /** Returns the first column. */
    public List<String> values(String sql) {
        return rows(sql).stream().map(row -> row.values().iterator().next()).toList();
    }

    /** Returns the rows, each by column name. */
    public List<Map<String, String>> rows(String sql) {
        return ask(sql);
    }

    private List<Map<String, String>> ask(String sql) {
        try (Connection connection = PackitDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? rows(statement.getResultSet()) : List.of();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Map<String, String>> rows(ResultSet found) throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        while (found.next()) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                row.put(found.getMetaData().getColumnLabel(i), found.getString(i));
            }
            rows.add(row);
        }
        return rows;
    }
}
