package dev.packit.stats.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * One row of an answer. Every getter gives null where the column is null, and throws {@link IllegalArgumentException}
 * where the answer has no such column.
 */
public final class Row {

    private final Object[] values;
    private final Map<String, Integer> columns;
    private final ObjectMapper json;

    /** @param columns where in {@code values} each stands */
    Row(Object[] values, Map<String, Integer> columns, ObjectMapper json) {
        this.values = values;
        this.columns = columns;
        this.json = json;
    }

    private Object value(String column) {
        Integer position = columns.get(column);
        if (position == null) {
            throw new IllegalArgumentException("The answer has no column " + column + ", but " + columns.keySet());
        }
        return values[position];
    }

    public String text(String column) {
        Object value = value(column);
        return value == null ? null : value.toString();
    }

    public Long number(String column) {
        return value(column) instanceof Number value ? value.longValue() : null;
    }

    public Double decimal(String column) {
        return value(column) instanceof Number value ? value.doubleValue() : null;
    }

    public Boolean flag(String column) {
        return value(column) instanceof Boolean value ? value : null;
    }

    /** A {@code timestamp without time zone}, which Packit writes in UTC. */
    public Instant time(String column) {
        return value(column) instanceof LocalDateTime value ? value.toInstant(ZoneOffset.UTC) : null;
    }

    /** A JSON column that the query has cast to text; null also where it holds {@code null} or cannot be read. */
    public JsonNode json(String column) {
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
}
