package dev.packit.stats.web.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page about the JSON.
 *
 * @param parameters of query strings, by name
 */
record ApiPage(List<Section> sections, Collection<ApiParameter> parameters) {

    /** Operations that belong together. */
    record Section(Operations.Group group, List<Operation> operations) {}

    static ApiPage of(List<Operations> features) {
        Map<Operations.Group, List<Operation>> grouped = new TreeMap<>();
        features.forEach(feature -> grouped.merge(
                feature.group(),
                feature.operations(),
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
        Map<String, ApiParameter> parameters = grouped.values().stream()
                .flatMap(List::stream)
                .flatMap(operation -> operation.inQuery().stream())
                .collect(Collectors.toMap(ApiParameter::name, known -> known, (one, other) -> one, TreeMap::new));
        parameters.put(SharedParameters.STALE.name(), SharedParameters.STALE);
        return new ApiPage(
                grouped.entrySet().stream()
                        .map(entry -> new Section(entry.getKey(), entry.getValue()))
                        .toList(),
                parameters.values());
    }

    /** The answer to an operation's example; null if there is none. */
    public @Nullable String example(Operation operation) {
        return Examples.of(operation);
    }

    /** Parts of a text, every other one of which is code, in backticks. */
    public List<String> parts(String text) {
        return List.of(text.split("`", -1));
    }

    /** The address of an operation's example, as JSON if it has any. */
    public String link(Operation operation) {
        String example = operation.example();
        return operation.isJson() ? example + (example.contains("?") ? "&" : "?") + "format=json" : example;
    }

    public List<OtherAnswers> otherAnswers() {
        return OtherAnswers.all();
    }
}
