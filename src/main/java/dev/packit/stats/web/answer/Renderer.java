package dev.packit.stats.web.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.packit.stats.web.answer.Answers.Tabular;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** Writes data in the format that was asked for. */
@Singleton
class Renderer {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    @Inject
    ObjectMapper json;

    @Inject
    Csv csv;

    @Inject
    Table table;

    <T> Body body(Format format, T data, Function<T, TemplateInstance> page, Gzip compression) {
        return switch (format) {
            case HTML -> Body.of(page.apply(data).render(), compression);
            case JSON -> Body.ofJson(written(json, data), compression);
            case CSV -> Body.of(csv.of((Tabular) data), compression);
            case JSONL -> Body.of(table.lines(((Tabular) data).rows()), compression);
            case YAML -> Body.of(written(YAML, json.valueToTree(data)), compression);
            case ATOM, SVG, SHIELDS, TEXT -> throw new IllegalStateException("Data cannot be written as " + format);
        };
    }

    Body json(Object data) {
        return Body.ofJson(written(json, data), Gzip.FAST);
    }

    private static String written(ObjectMapper mapper, Object data) {
        try {
            return mapper.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
