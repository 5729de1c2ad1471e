package dev.packit.stats.web.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes rows as CSV, with one column for each JSON key. Keys of nested objects are joined ({@code project_repo}), and lists
 * are written as JSON. A text that starts like a formula, even after white space or invisible characters, or has one after a
 * semicolon, gets an apostrophe before it, because a spreadsheet would evaluate it, and anybody can choose such a name for a branch.
 */
@Singleton
class Csv {

    /** With the full-width forms, which some spreadsheets take for the others. */
    private static final String START = "[\\s\\p{Z}\\p{C}]*+[=+@\\-\uFF1D\uFF0B\uFF0D\uFF20]";

    private static final Pattern FORMULA = Pattern.compile("[\\t\\r\\n]|" + START);

    /** Where semicolons separate cells, as in much of Europe, quotes inside a line do not protect them. */
    private static final Pattern FORMULA_AFTER_SEMICOLON = Pattern.compile(";(?=" + START + ")");

    private final CsvMapper csv = new CsvMapper();

    @Inject
    ObjectMapper json;

    String of(Answers.Tabular table) {
        return table.rows().isEmpty()
                ? part(List.of(), CsvColumns.of(json, table.rowType(), table.moreColumns()), true)
                : of(table.rows());
    }

    String of(List<?> rows) {
        List<ObjectNode> flat = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        Set<String> objects = new LinkedHashSet<>();
        for (Object row : rows) {
            ObjectNode node = json.createObjectNode();
            flatten("", json.valueToTree(row), node, objects);
            node.fieldNames().forEachRemaining(columns::add);
            flat.add(node);
        }
        // an object that is null in some rows has the columns of its parts from the other rows
        columns.removeAll(objects);
        return written(flat, columns, true);
    }

    /**
     * Writes a part of a table.
     *
     * @param columns of {@link CsvColumns}
     * @param header whether it is the first part
     */
    String part(List<?> rows, Set<String> columns, boolean header) {
        List<ObjectNode> flat = rows.stream()
                .map(row -> {
                    ObjectNode node = json.createObjectNode();
                    flatten("", json.valueToTree(row), node, new LinkedHashSet<>());
                    return node;
                })
                .toList();
        return written(flat, columns, header);
    }

    private String written(List<ObjectNode> flat, Set<String> columns, boolean header) {
        flat.forEach(node -> node.retain(columns));
        CsvSchema.Builder schema = CsvSchema.builder();
        columns.forEach(schema::addColumn);
        CsvSchema complete = header ? schema.build().withHeader() : schema.build();
        try {
            return csv.writer(complete).writeValueAsString(flat);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void flatten(String prefix, JsonNode from, ObjectNode into, Set<String> objects) {
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            String name = prefix + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject()) {
                objects.add(name);
                flatten(name + "_", value, into, objects);
            } else if (value.isArray()) {
                into.put(name, harmless(value.toString()));
            } else if (value.isTextual()) {
                into.put(name, harmless(value.asText()));
            } else {
                into.set(name, value);
            }
        }
    }

    private static String harmless(String text) {
        String cells = text.indexOf(';') < 0
                ? text
                : FORMULA_AFTER_SEMICOLON.matcher(text).replaceAll(";'");
        return FORMULA.matcher(cells).lookingAt() ? "'" + cells : cells;
    }
}
