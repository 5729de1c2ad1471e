package dev.packit.stats.web.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packit.stats.web.Characters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes tables that do not fit into memory, part by part, and JSON lines. */
@Singleton
class Table {

    @Inject
    Csv csv;

    @Inject
    ObjectMapper json;

    /**
     * @param named columns that the type itself does not tell
     * @param parts rows of the type
     */
    StreamingOutput of(Format format, Class<?> type, List<String> named, Iterator<? extends List<?>> parts) {
        Set<String> columns = CsvColumns.of(json, type, named);
        return out -> {
            boolean first = true;
            while (parts.hasNext()) {
                List<?> rows = parts.next();
                String part = format == Format.CSV ? csv.part(rows, columns, first) : lines(rows);
                out.write(Characters.printable(part).getBytes(StandardCharsets.UTF_8));
                first = false;
            }
        };
    }

    /** One JSON value per line. */
    String lines(List<?> rows) {
        return rows.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(Object row) {
        try {
            return json.writeValueAsString(row) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
