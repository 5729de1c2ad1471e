package dev.packit.stats.mcp;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a client has sent. The server would not answer some messages that have an unexpected shape, so these do not reach it.
 *
 * @param answer an error; null if the message can be answered or needs no answer
 * @param isReadable whether it is a message at all
 * @see <a href="https://modelcontextprotocol.io/specification/2025-06-18/basic">The protocol</a>
 */
record Message(@Nullable JsonObject answer, boolean isReadable, boolean isNotification) {

    private static final int UNREADABLE = -32700;
    private static final int INVALID = -32600;
    private static final int UNKNOWN_METHOD = -32601;
    private static final int INVALID_PARAMETERS = -32602;

    private static final String PARAMETERS = "params";

    static Message of(@Nullable Buffer body) {
        Object read;
        try {
            read = body == null ? null : Json.decodeValue(body);
        } catch (DecodeException unreadable) {
            return unreadable(UNREADABLE, "The message is not valid JSON.");
        }
        return read instanceof JsonObject message
                ? of(message)
                : unreadable(INVALID, "The body must be one message, which is an object.");
    }

    private static Message of(JsonObject message) {
        if (!"2.0".equals(message.getValue("jsonrpc"))) {
            return unreadable(INVALID, "“jsonrpc” must be \"2.0\".");
        }
        if (!(message.getValue("method") instanceof String method)
                || message.containsKey("result")
                || message.containsKey("error")) {
            return unreadable(INVALID, "A message must be a request or notification with a “method”.");
        }
        if (method.startsWith("notifications/")) {
            return new Message(null, true, true);
        }
        Object id = message.getValue("id");
        if (!(id instanceof String) && !(id instanceof Integer) && !(id instanceof Long)) {
            return unreadable(INVALID, "A request must have an “id”, which is a string or an integer.");
        }
        JsonObject parameters = new JsonObject();
        if (message.getValue(PARAMETERS) instanceof JsonObject given) {
            parameters = given;
        } else if (message.getValue(PARAMETERS) != null) {
            return error(id, INVALID_PARAMETERS, "“params” must be an object.");
        }
        String problem = has(parameters, "_meta", JsonObject.class, false);
        if (problem == null) {
            problem = switch (method) {
                case "ping" -> null;
                case "initialize" -> ofInitialize(parameters);
                case "tools/list" -> has(parameters, "cursor", String.class, false);
                case "tools/call" -> ofCall(parameters);
                case "logging/setLevel" -> has(parameters, "level", String.class, true);
                default -> method;
            };
        }
        if (method.equals(problem)) {
            return error(id, UNKNOWN_METHOD, "There is no method “%s”.".formatted(method));
        }
        return problem == null ? new Message(null, true, false) : error(id, INVALID_PARAMETERS, problem);
    }

    private static @Nullable String ofInitialize(JsonObject parameters) {
        String version = has(parameters, "protocolVersion", String.class, true);
        String capabilities = has(parameters, "capabilities", JsonObject.class, false);
        if (version != null || capabilities != null) {
            return version == null ? capabilities : version;
        }
        if (!(parameters.getValue("clientInfo") instanceof JsonObject client)) {
            return "“clientInfo” must be an object.";
        }
        String name = has(client, "name", String.class, true);
        String title = has(client, "title", String.class, false);
        return name != null ? name : title != null ? title : has(client, "version", String.class, true);
    }

    private static @Nullable String ofCall(JsonObject parameters) {
        boolean hasNull = parameters.containsKey("arguments") && parameters.getValue("arguments") == null;
        String arguments = has(parameters, "arguments", JsonObject.class, hasNull);
        if (arguments != null) {
            return arguments;
        }
        String name = has(parameters, "name", String.class, true);
        JsonObject given = parameters.getJsonObject("arguments");
        return name != null || given == null ? name : Arguments.ofOtherType(parameters.getString("name"), given);
    }

    /** Returns what is wrong; null for nothing. */
    private static @Nullable String has(JsonObject parameters, String name, Class<?> type, boolean required) {
        Object value = parameters.getValue(name);
        return type.isInstance(value) || value == null && !required
                ? null
                : "“%s” must be %s.".formatted(name, type == String.class ? "a string" : "an object");
    }

    private static Message unreadable(int code, String problem) {
        return new Message(answer(null, code, problem), false, false);
    }

    private static Message error(Object id, int code, String problem) {
        return new Message(answer(id, code, problem), true, false);
    }

    private static JsonObject answer(@Nullable Object id, int code, String problem) {
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", id)
                .put("error", new JsonObject().put("code", code).put("message", problem));
    }
}
