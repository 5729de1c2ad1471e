package dev.packit.stats.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a query's result. Every getter throws {@link IllegalArgumentException} if the result has no such column. Getters
 * that never return null also throw it if the value is null.
 */
public final class Row {

    private final @Nullable Object[] values;
    private final Columns columns;
    private final ObjectMapper json;

    Row(@Nullable Object[] values, Columns columns, ObjectMapper json) {
        this.values = values;
        this.columns = columns;
        this.json = json;
    }

    private @Nullable Object value(String column) {
        Integer position = columns.positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException(
                    "The result has no column " + column + ", only " + columns.positions.keySet());
        }
        return values[position];
    }

    private <T> T required(@Nullable T value, String column) {
        if (value == null) {
            throw new Unknown(column);
        }
        return value;
    }

    public @Nullable String text(String column) {
        Object value = value(column);
        return value == null ? null : value.toString();
    }

    public String textValue(String column) {
        return required(text(column), column);
    }

    /** Reads the name of an enum constant. */
    public <E extends Enum<E>> E constant(String column, Class<E> type) {
        return Enum.valueOf(type, textValue(column));
    }

    public @Nullable Long number(String column) {
        return value(column) instanceof Number value ? value.longValue() : null;
    }

    public long longValue(String column) {
        return required(number(column), column);
    }

    /** Reads an {@code integer}, the type of most of Packit's ids. */
    public int intValue(String column) {
        return Math.toIntExact(longValue(column));
    }

    public @Nullable Double decimal(String column) {
        return value(column) instanceof Number value ? value.doubleValue() : null;
    }

    public double doubleValue(String column) {
        return required(decimal(column), column);
    }

    public @Nullable Boolean flag(String column) {
        return value(column) instanceof Boolean value ? value : null;
    }

    public boolean flagValue(String column) {
        return required(flag(column), column);
    }

    /** Reads a {@code timestamp without time zone}, which Packit writes in UTC. */
    public @Nullable Instant time(String column) {
        return value(column) instanceof LocalDateTime value ? value.toInstant(ZoneOffset.UTC) : null;
    }

    /** Parses a JSON column that the query casts to text. Returns null also for JSON {@code null} or malformed JSON. */
    public @Nullable JsonNode json(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            JsonNode node = json.readTree(text);
            return node.isNull() || node.isMissingNode() ? null : node;
        } catch (JsonProcessingException unreadable) {
            return null;
        }
    }

    /** Reads a JSON list of texts that the query casts to text. Returns an empty list for anything else. */
    public List<String> texts(String column) {
        List<String> texts = new ArrayList<>();
        JsonNode list = json(column);
        if (list != null && list.isArray()) {
            list.forEach(text -> texts.add(text.asText()));
        }
        return List.copyOf(texts);
    }

    /**
     * The columns of a result, shared by all its rows.
     *
     * @param positions the index of each column, by its name
     * @param times whether a column is a {@code timestamp without time zone}
     */
    record Columns(Map<String, Integer> positions, boolean[] times) {

        static Columns of(ResultSetMetaData result) throws SQLException {
            Map<String, Integer> positions = new HashMap<>();
            boolean[] times = new boolean[result.getColumnCount()];
            for (int i = 0; i < times.length; i++) {
                positions.put(result.getColumnLabel(i + 1), i);
                times[i] = result.getColumnType(i + 1) == Types.TIMESTAMP;
            }
            return new Columns(positions, times);
        }

        /** Reads the current row. */
        @Nullable
        Object[] values(ResultSet result) throws SQLException {
            @Nullable Object[] values = new Object[times.length];
            for (int i = 0; i < times.length; i++) {
                values[i] = times[i] ? result.getObject(i + 1, LocalDateTime.class) : result.getObject(i + 1);
            }
            return values;
        }
    }

    /** A value is null that never is, unless its column is missing. */
    static final class Unknown extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        Unknown(String column) {
            super("Column " + column + " of the result is null");
        }
    }
}
