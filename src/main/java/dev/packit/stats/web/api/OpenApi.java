package dev.packit.stats.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packit.stats.web.Site;
import dev.packit.stats.web.answer.Format;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The description of the JSON as an OpenAPI document. It is made whenever somebody asks, which takes milliseconds, so that it
 * takes no memory while nobody does.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1</a>
 */
@Singleton
class OpenApi {

    private static final String VERSION = "3.1.1";

    /** That of the JSON, which changes only with its meaning: see docs/api.md. */
    private static final String API_VERSION = "1";

    private static final String ABOUT = """
            Everything that the pages of this site show, as data. Nothing is ever changed, and no account is needed.

            Every address also has a page for people; `format` or the `Accept` header chooses. Times are ISO 8601 in UTC, durations \
            are seconds, rates are fractions from 0 to 1, and what is unknown is `null`. Ids are the row ids of Packit’s database. \
            A parameter that is unknown or cannot be read is answered with 400, never ignored. New keys, words and formats may be \
            added at any time.""";

    private static final String JSON = "application/json";

    @Inject
    @All
    List<Operations> features;

    @Inject
    ObjectMapper json;

    @Inject
    Site site;

    /** What the features offer, in the order of their groups. */
    List<Operations> features() {
        return features.stream()
                .sorted(Comparator.comparing(Operations::group)
                        .thenComparing(feature -> feature.operations().get(0).path()))
                .toList();
    }

    Map<String, Object> document() {
        Schemas schemas = new Schemas(
                json,
                new KeyTexts(),
                features.stream().flatMap(feature -> feature.types().stream()).toList());
        SharedParameters parameters = new SharedParameters();
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Operations feature : features()) {
            for (Operation operation : feature.operations()) {
                paths.put(
                        operation.path(),
                        Map.of("get", described(operation, feature.group().label(), schemas, parameters)));
            }
        }
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("parameters", parameters.components());
        components.put("responses", OtherAnswers.components(schemas));
        components.put("schemas", schemas.components());

        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", VERSION);
        document.put("info", info());
        document.put("servers", List.of(Map.of("url", site.absolute("/"))));
        document.put("tags", tags());
        document.put("paths", paths);
        document.put("components", components);
        return document;
    }

    private static Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "Packit Stats");
        info.put("version", API_VERSION);
        info.put("description", ABOUT);
        info.put("license", Map.of("name", "MIT", "identifier", "MIT"));
        return info;
    }

    private List<Map<String, Object>> tags() {
        return features().stream()
                .map(feature -> feature.group().label())
                .distinct()
                .map(label -> Map.<String, Object>of("name", label))
                .toList();
    }

    private Map<String, Object> described(
            Operation operation, String tag, Schemas schemas, SharedParameters parameters) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("operationId", operation.id());
        described.put("tags", List.of(tag));
        described.put("summary", operation.title());
        described.put(
                "description",
                "%s\n\nFor example [`%s`](%s).".formatted(operation.about(), operation.example(), operation.example()));
        described.put("parameters", parameters.of(operation));
        Map<String, Object> answers = new LinkedHashMap<>();
        if (!operation.isRedirect()) {
            answers.put("200", answer(operation, schemas));
        }
        answers.putAll(OtherAnswers.REFERENCES);
        described.put("responses", answers);
        return described;
    }

    private Map<String, Object> answer(Operation operation, Schemas schemas) {
        Map<String, Object> contents = new LinkedHashMap<>();
        for (String format : operation.formats()) {
            Map<String, Object> content = new LinkedHashMap<>();
            String type = Format.mediaType(format);
            boolean hasSchema = type.equals(JSON);
            content.put("schema", hasSchema ? schema(operation, schemas) : Map.of("type", "string"));
            String example = hasSchema ? Examples.of(operation) : null;
            if (example != null) {
                content.put("example", parsed(example));
            }
            contents.put(type, content);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("description", operation.title());
        answer.put("content", contents);
        return answer;
    }

    private static Map<String, Object> schema(Operation operation, Schemas schemas) {
        List<Map<String, Object>> types =
                operation.answers().stream().map(schemas::of).toList();
        return types.size() == 1 ? types.get(0) : Map.of("oneOf", types);
    }

    private Object parsed(String example) {
        try {
            return json.readValue(example, Object.class);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
