package dev.packit.stats.mcp;

import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.statistics.GroupKey;
import io.quarkiverse.mcp.server.GlobalInputSchemaGenerator;
import io.quarkiverse.mcp.server.ToolManager.ToolArgument;
import io.quarkiverse.mcp.server.ToolManager.ToolInfo;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;

/** Describes the arguments of the tools, with the words that they take. */
@Singleton
class Schemas implements GlobalInputSchemaGenerator {

    private record Schema(JsonObject value) implements InputSchema {

        @Override
        public String asJson() {
            return value.encode();
        }
    }

    @Override
    public InputSchema generate(ToolInfo tool) {
        JsonObject properties = new JsonObject();
        JsonArray required = new JsonArray();
        for (ToolArgument argument : tool.arguments()) {
            properties.put(argument.name(), property(argument));
            if (argument.required()) {
                required.add(argument.name());
            }
        }
        return new Schema(new JsonObject()
                .put("type", "object")
                .put("properties", properties)
                .put("required", required)
                .put("additionalProperties", false));
    }

    private static JsonObject property(ToolArgument argument) {
        JsonObject property = new JsonObject()
                .put("type", argument.type() == String.class ? "string" : "integer")
                .put("description", argument.description());
        return switch (argument.name()) {
            case "kind" -> property.put("enum", new JsonArray(JobKind.allSlugs()));
            case "period" -> property.put("enum", new JsonArray(TimeRange.Period.words()));
            case "by" ->
                property.put("description", argument.description() + ": " + String.join(", ", GroupKey.words()));
            default -> property;
        };
    }
}
