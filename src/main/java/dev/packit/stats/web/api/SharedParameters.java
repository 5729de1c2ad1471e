package dev.packit.stats.web.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parameters of operations, each of which is described once if it is the same everywhere. */
final class SharedParameters {

    private final Map<String, Map<String, Object>> components = new TreeMap<>();

    Map<String, Map<String, Object>> components() {
        return components;
    }

    List<Map<String, Object>> of(Operation operation) {
        List<Map<String, Object>> all = new ArrayList<>();
        operation.inPath().forEach(parameter -> all.add(described(parameter, "path")));
        operation.inQuery().forEach(parameter -> all.add(shared(parameter)));
        if (!operation.formats().equals(List.of("text"))) {
            all.add(described(format(operation), "query"));
        }
        all.add(shared(STALE));
        return all;
    }

    static final ApiParameter STALE = ApiParameter.word(
            "stale",
            "`ok`: while Packit’s database is unavailable, the last answer of the past hour will do; `Age` says how old it is.",
            List.of("ok"));

    private static ApiParameter format(Operation operation) {
        List<String> words = new ArrayList<>(List.of("html"));
        if (!operation.isJson()) {
            words.clear();
        }
        words.addAll(operation.formats());
        return ApiParameter.word("format", "Instead of the `Accept` header.", words);
    }

    private Map<String, Object> shared(ApiParameter parameter) {
        Map<String, Object> described = described(parameter, "query");
        Map<String, Object> known = components.putIfAbsent(parameter.name(), described);
        return known == null || known.equals(described)
                ? Map.of("$ref", "#/components/parameters/" + parameter.name())
                : described;
    }

    private static Map<String, Object> described(ApiParameter parameter, String in) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", parameter.name());
        described.put("in", in);
        if (in.equals("path")) {
            described.put("required", true);
        }
        described.put("description", parameter.about());
        if (parameter.isList()) {
            described.put("style", "form");
            described.put("explode", false);
        }
        described.put("schema", parameter.schema());
        return described;
    }
}
