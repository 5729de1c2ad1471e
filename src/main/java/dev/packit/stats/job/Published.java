package dev.packit.stats.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packit.stats.web.Urls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The values of attributes in JSON. Whatever somebody has written into the database, URLs are those of web pages, and documents
 * have only the parts that are known.
 */
final class Published {

    private static final String URL = "url";
    private static final List<String> PACKAGE = List.of("arch", "epoch", "name", "release", "version");
    private static final List<String> PULL_REQUEST = List.of("pr", "target_branch", "is_fast_forward", URL);

    private Published() {}

    static @Nullable Object of(AttributeValue value) {
        if (value.value() == null) {
            return null;
        }
        return switch (value.attribute().form()) {
            case LINK -> value.href();
            case LINKS -> links(value);
            case PACKAGES -> objects(value.json(), PACKAGE);
            case PULL_REQUESTS -> objects(value.json(), PULL_REQUEST);
            default -> value.value();
        };
    }

    private static Map<String, @Nullable String> links(AttributeValue value) {
        Map<String, @Nullable String> links = new LinkedHashMap<>();
        AttributeExtensions.links(value).forEach(link -> links.put(link.name(), link.href()));
        return links;
    }

    private static List<ObjectNode> objects(JsonNode list, List<String> keys) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(JsonNode::isObject)
                .map(object -> parts(object, keys))
                .toList();
    }

    private static ObjectNode parts(JsonNode object, List<String> keys) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        for (String key : keys) {
            JsonNode part = object.get(key);
            if (part != null && part.isValueNode()) {
                parts.set(key, part);
            }
        }
        if (parts.has(URL)) {
            parts.put(URL, Urls.web(parts.get(URL).asText()));
        }
        return parts;
    }
}
