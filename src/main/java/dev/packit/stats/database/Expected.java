package dev.packit.stats.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A column that this application reads.
 *
 * @param type its SQL type; {@code enum} for all enums
 */
record Expected(String table, String column, String type) {

    String name() {
        return table + "." + column;
    }

    /** The SQL type of the null that replaces it if it is missing. */
    String typeOfNull() {
        return type.equals("enum") ? "text" : type;
    }

    /** Reads {@code columns.csv}, in order. */
    static List<Expected> columns() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Expected.class.getResourceAsStream("/database/columns.csv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(","))
                    .map(part -> new Expected(part[0], part[1], part[2]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
