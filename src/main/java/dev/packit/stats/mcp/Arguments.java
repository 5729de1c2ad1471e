package dev.packit.stats.mcp;

import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import io.quarkiverse.mcp.server.RawMessage;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of a tool as strictly as the query string of a page. */
final class Arguments {

    /** The types of the arguments of each tool, by name. */
    private static final Map<String, Map<String, Class<?>>> KNOWN = known();

    private Arguments() {}

    /** @throws BadParameter if there is an argument that the tool does not have, a number that is not whole, or text that is none */
    static void check(RawMessage message) {
        JsonObject call = message.asJsonObject().getJsonObject("params");
        Map<String, Class<?>> known = KNOWN.getOrDefault(call.getString("name"), Map.of());
        given(message).forEach(argument -> {
            Class<?> type = known.get(argument.getKey());
            if (type == null) {
                throw new BadParameter(
                        argument.getKey(),
                        "is not an argument of this tool; it takes " + String.join(", ", known.keySet()));
            }
            Object value = argument.getValue();
            if (value instanceof String text) {
                Parameters.requireText(argument.getKey(), text);
            }
            if (type != String.class && value != null && !(value instanceof Integer || value instanceof Long)) {
                throw new BadParameter(argument.getKey(), "must be a whole number");
            }
        });
    }

    /**
     * Returns which argument has another type than the tool's, in words; null if there is none. The server itself would name Java's
     * types.
     */
    static @Nullable String ofOtherType(String tool, JsonObject given) {
        Map<String, Class<?>> known = KNOWN.getOrDefault(tool, Map.of());
        return given.stream()
                .filter(argument -> !suits(known.get(argument.getKey()), argument.getValue()))
                .map(Map.Entry::getKey)
                .map(name -> "“%s” must be %s."
                        .formatted(name, known.get(name) == String.class ? "a string" : "a whole number"))
                .findFirst()
                .orElse(null);
    }

    private static boolean suits(@Nullable Class<?> type, @Nullable Object value) {
        return type == null || value == null || (type == String.class ? String.class : Number.class).isInstance(value);
    }

    /** All arguments as parameters of a page. */
    static Parameters parameters(RawMessage message, Set<String> known) {
        MultivaluedHashMap<String, String> query = new MultivaluedHashMap<>();
        given(message).forEach(argument -> {
            if (argument.getValue() != null) {
                query.add(argument.getKey(), argument.getValue().toString());
            }
        });
        return Parameters.of(query, known);
    }

    static JobKind kind(String word) {
        return JobKind.ofList(word)
                .orElseThrow(() -> new BadParameter(
                        "kind", "must be one of %s, not “%s”".formatted(String.join(", ", JobKind.allSlugs()), word)));
    }

    private static JsonObject given(RawMessage message) {
        return message.asJsonObject().getJsonObject("params").getJsonObject("arguments", new JsonObject());
    }

    private static Map<String, Map<String, Class<?>>> known() {
        Map<String, Map<String, Class<?>>> known = new LinkedHashMap<>();
        for (Method method : Tools.class.getDeclaredMethods()) {
            Tool tool = method.getAnnotation(Tool.class);
            if (tool != null) {
                String name = tool.name().equals(Tool.ELEMENT_NAME) ? method.getName() : tool.name();
                known.put(name, arguments(method));
            }
        }
        return known;
    }

    private static Map<String, Class<?>> arguments(Method method) {
        Map<String, Class<?>> arguments = new LinkedHashMap<>();
        for (Parameter parameter : method.getParameters()) {
            ToolArg argument = parameter.getAnnotation(ToolArg.class);
            if (argument != null) {
                String name = argument.name().equals(ToolArg.ELEMENT_NAME) ? parameter.getName() : argument.name();
                arguments.put(name, parameter.getType());
            }
        }
        return arguments;
    }
}
