package dev.packit.stats;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs plain SQL on a test's database, as the owner of its data. */
public record Query(String database) {

    /** For reading, by database, since to log in takes longer than most queries. */
    private static final Map<String, Connection> READING = new HashMap<>();

    /** Changes data. References to deleted rows are not checked. */
    public void run(String sql) {
        try (Connection connection = PackitDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica; " + sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
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
        synchronized (READING) {
            try (Statement statement = reading().createStatement()) {
                return rows(statement.executeQuery(sql));
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    private Connection reading() throws SQLException {
        Connection connection = READING.get(database);
        if (connection == null || !connection.isValid(60)) {
            connection = PackitDatabase.connect(database);
            READING.put(database, connection);
        }
        return connection;
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
