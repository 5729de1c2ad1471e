package dev.packit.stats.web.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes JSON as YAML. Texts are in double quotes, in which YAML reads the escapes of JSON. */
final class Yaml {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$/][\\w$/.-]*");

    /** Keys that YAML 1.1 would read as a boolean or as null. */
    private static final Pattern RESERVED = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    private Yaml() {}

    static String of(JsonNode document) {
        StringBuilder yaml = new StringBuilder();
        write(document, "", yaml);
        return yaml.toString();
    }

    private static void write(JsonNode node, String indent, StringBuilder yaml) {
        if (node.isObject()) {
            String before = "";
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                yaml.append(before).append(key(entry.getKey())).append(':');
                value(entry.getValue(), indent, yaml);
                before = indent;
            }
        } else {
            String before = "";
            for (JsonNode item : node) {
                yaml.append(before).append('-');
                if (isBlock(item)) {
                    yaml.append(' ');
                    write(item, indent + "  ", yaml);
                } else {
                    yaml.append(' ').append(item).append('\n');
                }
                before = indent;
            }
        }
    }

    private static void value(JsonNode value, String indent, StringBuilder yaml) {
        if (isBlock(value)) {
            String deeper = indent + "  ";
            yaml.append('\n').append(deeper);
            write(value, deeper, yaml);
        } else {
            yaml.append(' ').append(value).append('\n');
        }
    }

    /** Whether it takes several lines. Everything else is written as in JSON. */
    private static boolean isBlock(JsonNode node) {
        return node.isContainerNode() && !node.isEmpty();
    }

    private static String key(String key) {
        return PLAIN.matcher(key).matches() && !RESERVED.matcher(key).matches()
                ? key
                : TextNode.valueOf(key).toString();
    }
}
