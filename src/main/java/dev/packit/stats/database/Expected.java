package dev.packit.stats.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A column that this application reads.
 *
 * @param type its SQL type; {@code enum} for all enums
 */
record Expected(String table, String column, String type) {

    String name() {
        return table + "." + column;
    }

    /**
     * Whether a column of this type can be read as the expected one. See <a
     * href="https://www.postgresql.org/docs/15/catalog-pg-type.html#CATALOG-TYPCATEGORY-TABLE">PostgreSQL's categories</a>.
     */
    boolean accepts(Catalog.Type actual) {
        return switch (type) {
            case "enum" -> actual.category().equals("E") || actual.category().equals("S");
            case "text" -> actual.category().equals("S");
            case "text[]" -> actual.category().equals("A");
            case "boolean" -> actual.category().equals("B");
            case "integer" -> Set.of("int2", "int4", "int8").contains(actual.name());
            case "json" -> Set.of("json", "jsonb").contains(actual.name());
            default -> actual.name().equals(type);
        };
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
