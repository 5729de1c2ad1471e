package dev.packit.stats.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * One row of an answer. Every getter gives null where the column is null, and throws {@link IllegalArgumentException}
 * where the answer has no such column.
 */
public record Row(Tuple tuple, ObjectMapper json) {

    public String text(String column) {
        Object value = tuple.get(column);
        return value == null ? null : value.toString();
    }

    public Long number(String column) {
        return tuple.get(column) instanceof Number value ? value.longValue() : null;
    }

    public Double decimal(String column) {
        return tuple.get(column) instanceof Number value ? value.doubleValue() : null;
    }

    public Boolean flag(String column) {
        return tuple.get(column) instanceof Boolean value ? value : null;
    }

    /** A {@code timestamp without time zone}, which Packit writes in UTC. */
    public Instant time(String column) {
        return tuple.get(column) instanceof LocalDateTime value ? value.toInstant(ZoneOffset.UTC) : null;
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
