package dev.packit.stats.demo.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the demo's text resources: tables, logs and JSON. */
final class Texts {

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, Text> read = new HashMap<>();

    Text text(String name) {
        return read.computeIfAbsent(name, Texts::read);
    }

    /** The lines of a text, without comments and empty lines. */
    List<String> lines(String name) {
        return text(name)
                .text()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** The values in each line of a table, including empty ones. */
    List<List<String>> table(String name) {
        return lines(name).stream().map(line -> List.of(line.split(",", -1))).toList();
    }

    JsonNode json(String name) {
        try {
            return mapper.readTree(text(name).text());
        } catch (JsonProcessingException invalid) {
            throw new UncheckedIOException(name, invalid);
        }
    }

    ArrayNode array() {
        return mapper.createArrayNode();
    }

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    private static Text read(String name) {
        try (InputStream resource = Texts.class.getResourceAsStream("/demo/" + name)) {
            return new Text(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
