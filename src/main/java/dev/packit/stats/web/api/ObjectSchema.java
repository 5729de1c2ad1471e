package dev.packit.stats.web.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of an object, property by property. */
final class ObjectSchema {

    private final List<String> required = new ArrayList<>();
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final Map<String, Object> schema = new LinkedHashMap<>();

    ObjectSchema() {
        schema.put("type", "object");
        schema.put("required", required);
        schema.put("properties", properties);
    }

    Map<String, Object> schema() {
        return schema;
    }

    /**
     * @param always whether every object has it
     * @param about empty if there is nothing to say
     */
    void add(String name, Map<String, Object> value, boolean always, String about) {
        Map<String, Object> described = new LinkedHashMap<>(value);
        if (!about.isEmpty()) {
            described.put("description", about);
        }
        properties.put(name, described);
        if (always) {
            required.add(name);
        }
    }
}
