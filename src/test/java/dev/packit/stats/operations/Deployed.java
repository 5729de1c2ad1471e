package dev.packit.stats.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The deployment and monitoring files in the repository. */
final class Deployed {

    static final Path BASE = Path.of("openshift");
    static final Path MONITORING = BASE.resolve("monitoring");

    private static final ObjectMapper YAML = new YAMLMapper();

    private Deployed() {}

    /** Parses YAML, of which JSON is a subset. */
    static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
    }

    /** Parses YAML in a test. */
    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The files in a folder, not in subfolders, whose names have an ending; sorted. */
    static List<Path> in(Path folder, String end) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file's name without its extension. */
    static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("[.][a-z]+$", "");
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
