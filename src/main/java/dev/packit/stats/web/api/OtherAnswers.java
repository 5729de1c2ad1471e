package dev.packit.stats.web.api;

import dev.packit.stats.web.answer.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers that every operation may give instead of what was asked for. */
enum OtherAnswers {
    ELSEWHERE("3XX", "The response is at the address in `Location`.", "Location"),
    NOT_MODIFIED("304", "Nothing has changed since the `ETag` in `If-None-Match`.", null),
    BAD_REQUEST("400", "A parameter is unknown or cannot be read: `parameter` names it.", null),
    NOT_FOUND("404", "What the address names does not exist.", null),
    TOO_MANY_REQUESTS("429", "Too many requests from one client.", "Retry-After"),
    UNAVAILABLE(
            "503",
            "Packit’s database is unavailable, the data is still loading, or too many expensive requests are being answered.",
            "Retry-After");

    static final Map<String, Object> REFERENCES = references();

    private final String status;
    private final String about;
    private final @Nullable String header;

    OtherAnswers(String status, String about, @Nullable String header) {
        this.status = status;
        this.about = about;
        this.header = header;
    }

    private static Map<String, Object> references() {
        Map<String, Object> references = new LinkedHashMap<>();
        for (OtherAnswers answer : values()) {
            references.put(answer.status, Map.of("$ref", "#/components/responses/" + answer.status));
        }
        return references;
    }

    static Map<String, Object> components(Schemas schemas) {
        Map<String, Object> problem = Map.of("application/json", Map.of("schema", schemas.of(Problem.class)));
        Map<String, Object> components = new LinkedHashMap<>();
        for (OtherAnswers answer : values()) {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("description", answer.about);
            if (answer.header != null) {
                boolean isAddress = answer == ELSEWHERE;
                Map<String, Object> header = new LinkedHashMap<>();
                header.put("description", isAddress ? "An address." : "Seconds after which to try again.");
                header.put("schema", Map.of("type", isAddress ? "string" : "integer"));
                described.put("headers", Map.of(answer.header, header));
            }
            if (answer.compareTo(BAD_REQUEST) >= 0) {
                described.put("content", problem);
            }
            components.put(answer.status, described);
        }
        return components;
    }

    static List<OtherAnswers> all() {
        return List.of(values());
    }

    public String status() {
        return status;
    }

    public String about() {
        return about;
    }
}
