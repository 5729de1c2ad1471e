package dev.packit.stats.web.answer;

import dev.packit.stats.web.request.BadParameter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;

/**
 * A form with what was asked for, so that only the wrong part has to be typed again.
 *
 * @param path of the page, encoded
 * @param fields by name, without a parameter that the page does not support; empty if there are too many for a form
 */
public record Correction(String path, List<Field> fields) {

    private static final int MOST = 30;
    private static final int LONGEST = 500;

    /** @param wrong whether it has to be corrected */
    public record Field(String name, String value, boolean wrong) {}

    static Correction of(String path, MultivaluedMap<String, String> query, BadParameter bad) {
        List<Field> fields = query.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(given -> given.getValue().stream()
                        .map(value ->
                                new Field(given.getKey(), value, given.getKey().equals(bad.parameter()))))
                .filter(field -> !field.value.isBlank() && (bad.isSupported() || !field.wrong))
                .toList();
        boolean fits = fields.size() <= MOST
                && fields.stream().allMatch(field -> field.name.length() + field.value.length() <= LONGEST);
        return new Correction(path, fits ? fields : List.of());
    }
}
