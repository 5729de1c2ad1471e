package dev.packit.stats.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Pages;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The documented answers have the shape of those that are given: the same keys, each with a value of the same type. They differ in
 * that a list has only its first item.
 *
 * <p>{@code -Dexamples.write=true} replaces the documented answers with those that are given.
 */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class ExamplesTest {

    private static final Path FOLDER = Path.of("src/main/resources/api/examples");
    private static final String HOST = "https://dashboard.packit.dev";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    OpenApi api;

    @Test
    void eachDocumentedAnswerLooksLikeAGivenOne() throws IOException {
        for (Operation operation : operations()) {
            JsonNode given = brief(Pages.tree(operation.example()));
            Path file = FOLDER.resolve(operation.id() + ".json");
            if (Boolean.getBoolean("examples.write")) {
                Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(given) + "\n");
            }
            assertThat(file).exists();
            assertSameShape(operation.id(), JSON.readTree(file.toFile()), given);
        }
    }

    @Test
    void eachFileIsAnAnswer() throws IOException {
        try (var files = Files.list(FOLDER)) {
            Set<String> names =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            assertThat(names)
                    .isEqualTo(operations().stream()
                            .map(operation -> operation.id() + ".json")
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private List<Operation> operations() {
        return api.features().stream()
                .flatMap(feature -> feature.operations().stream())
                .filter(operation -> !operation.answers().isEmpty())
                .toList();
    }

    private static void assertSameShape(String at, JsonNode documented, JsonNode given) {
        if (documented.isNull() || given.isNull()) {
            return;
        }
        assertThat(documented.getNodeType()).as(at).isEqualTo(given.getNodeType());
        assertThat(documented.fieldNames()).toIterable().as(at).containsExactlyElementsOf(given::fieldNames);
        documented
                .properties()
                .forEach(entry ->
                        assertSameShape(at + "." + entry.getKey(), entry.getValue(), given.get(entry.getKey())));
        if (documented.isArray() && !documented.isEmpty() && !given.isEmpty()) {
            assertSameShape(at + "[0]", documented.get(0), given.get(0));
        }
    }

    /** With the first item of each list only, and a public address. */
    private static JsonNode brief(JsonNode answer) {
        if (answer.isObject()) {
            ObjectNode brief = JsonNodeFactory.instance.objectNode();
            answer.properties().forEach(entry -> brief.set(entry.getKey(), brief(entry.getValue())));
            return brief;
        }
        if (answer.isArray()) {
            ArrayNode brief = JsonNodeFactory.instance.arrayNode();
            answer.forEach(item -> {
                if (brief.isEmpty()) {
                    brief.add(brief(item));
                }
            });
            return brief;
        }
        return answer.isTextual()
                ? TextNode.valueOf(answer.textValue().replace("http://localhost:" + RestAssured.port, HOST))
                : answer;
    }
}
