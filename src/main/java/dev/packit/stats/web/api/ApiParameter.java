package dev.packit.stats.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a path or of a query string.
 *
 * @param about a sentence
 * @param schema of its value, as JSON Schema
 */
public record ApiParameter(String name, String about, Map<String, Object> schema) {

    private static final String TYPE = "type";
    private static final String WORDS = "enum";
    private static final String ITEMS = "items";

    /** @param example empty for none */
    public static ApiParameter text(String name, String about, String example) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(TYPE, "string");
        if (!example.isEmpty()) {
            schema.put("examples", List.of(example));
        }
        return new ApiParameter(name, about, schema);
    }

    /** @param most inclusive; null for no bound */
    public static ApiParameter number(String name, String about, long least, @Nullable Long most) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(TYPE, "integer");
        schema.put("minimum", least);
        if (most != null) {
            schema.put("maximum", most);
        }
        return new ApiParameter(name, about, schema);
    }

    public static ApiParameter word(String name, String about, List<String> words) {
        return new ApiParameter(name, about, words(words));
    }

    /** One that takes several values, separated by commas. */
    public static ApiParameter several(String name, String about, List<String> words) {
        return new ApiParameter(name, about, ordered(TYPE, "array", ITEMS, words(words)));
    }

    private static Map<String, Object> words(List<String> words) {
        return words.isEmpty() ? Map.of(TYPE, "string") : ordered(TYPE, "string", WORDS, words);
    }

    private static Map<String, Object> ordered(String first, Object value, String second, Object other) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(first, value);
        schema.put(second, other);
        return schema;
    }

    /** Whether it takes several values. */
    boolean isList() {
        return schema.containsKey(ITEMS);
    }

    /** What it takes, in words. */
    public String takes() {
        if (schema.get(ITEMS) instanceof Map<?, ?> items) {
            return "one or more of " + values(items);
        }
        if (schema.containsKey("minimum")) {
            return "a whole number from " + schema.get("minimum")
                    + (schema.containsKey("maximum") ? " to " + schema.get("maximum") : "");
        }
        return schema.containsKey(WORDS) ? values(schema) : "text";
    }

    private static String values(Map<?, ?> schema) {
        return schema.get(WORDS) instanceof List<?> words
                ? words.stream().map(Object::toString).collect(Collectors.joining(", "))
                : "its words";
    }
}
