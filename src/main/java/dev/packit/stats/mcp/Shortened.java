package dev.packit.stats.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.packit.stats.database.Guard;

/**
 * JSON that an assistant can read at once. Of a long text, the beginning is kept, of a long list the first items, of a series of
 * points in time nothing; {@code left_out} says how many items of which lists are missing.
 */
final class Shortened {

    /** Maximum number of characters of an answer, which it exceeds only if it has that much beside lists. */
    static final int LONGEST = 60_000;

    /** Maximum number of characters of a text. */
    static final int LONGEST_TEXT = 2_000;

    /** Maximum number of items of a list, if the answer is not too long. */
    static final int MOST_ITEMS = 40;

    /** The first items would be the oldest ones. Assistants can group by week or month instead. */
    private static final String SERIES = "series";

    private final int most;
    private final ObjectNode leftOut = JsonNodeFactory.instance.objectNode();

    private Shortened(int most) {
        this.most = most;
    }

    static JsonNode of(JsonNode whole) {
        JsonNode shortened = new Shortened(MOST_ITEMS).answer(whole);
        for (int most = MOST_ITEMS / 2; most > 0 && shortened.toString().length() > LONGEST; most /= 2) {
            shortened = new Shortened(most).answer(whole);
        }
        return shortened;
    }

    private JsonNode answer(JsonNode whole) {
        JsonNode answer = shortened(whole, "");
        if (!leftOut.isEmpty() && answer instanceof ObjectNode object) {
            object.set("left_out", leftOut);
        }
        return answer;
    }

    private JsonNode shortened(JsonNode node, String path) {
        if (node.isTextual() && node.textValue().length() > LONGEST_TEXT) {
            return TextNode.valueOf(Guard.cut(node.textValue(), LONGEST_TEXT));
        }
        if (node.isArray()) {
            int kept = path.endsWith("." + SERIES) ? 0 : Math.min(most, node.size());
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < kept; i++) {
                items.add(shortened(node.get(i), path + "." + i));
            }
            if (node.size() > kept) {
                leftOut.put(path.substring(Math.min(1, path.length())), node.size() - kept);
            }
            return items;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(part -> object.set(part.getKey(), shortened(part.getValue(), path + "." + part.getKey())));
            return object;
        }
        return node;
    }
}
