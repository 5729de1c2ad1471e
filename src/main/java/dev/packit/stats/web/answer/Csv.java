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

/**
 * Rows as comma-separated values: a column for each key that they have in JSON, those of an object within by both keys
 * ({@code project_repo}), lists as JSON. A spreadsheet takes a text that begins like a formula for one, and anybody can
 * name a branch so: those begin with an apostrophe here.
 */
@Singleton
class Csv {

    private static final String FORMULA = "=+-@\t\r";

    private final CsvMapper csv = new CsvMapper();

    @Inject
    ObjectMapper json;

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
        // an object that is null in one row and not in another is known by its parts
        columns.removeAll(objects);
        flat.forEach(node -> node.retain(columns));
        CsvSchema.Builder schema = CsvSchema.builder();
        columns.forEach(schema::addColumn);
        try {
            return columns.isEmpty()
                    ? ""
                    : csv.writer(schema.build().withHeader()).writeValueAsString(flat);
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
                into.put(name, value.toString());
            } else if (value.isTextual()) {
                into.put(name, harmless(value.asText()));
            } else {
                into.set(name, value);
            }
        }
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
