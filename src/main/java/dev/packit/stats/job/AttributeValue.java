package dev.packit.stats.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packit.stats.database.Row;
import dev.packit.stats.packit.Attribute;
import dev.packit.stats.web.Urls;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The value of an {@link Attribute} of one job.
 *
 * @param value a String, Long, Boolean, Instant, JsonNode or list of snippets, as its form says; null if unknown
 */
public record AttributeValue(Attribute attribute, @Nullable Object value) {

    static AttributeValue of(Attribute attribute, Row row) {
        String column = attribute.column();
        Object value = switch (attribute.form()) {
            case NUMBER, GROUP -> row.number(column);
            case FLAG -> row.flag(column);
            case TIME -> row.time(column);
            case LINKS, PACKAGES, PULL_REQUESTS -> row.json(column);
            case NO_ISSUE -> LogAnalysis.flag(member(row, attribute));
            case ANALYSIS -> LogAnalysis.text(member(row, attribute));
            case SNIPPETS -> LogAnalysis.snippets(member(row, attribute));
            default -> row.text(column);
        };
        return new AttributeValue(attribute, value);
    }

    /** Extracted here, because PostgreSQL's JSON operators fail on documents that contain {@code \\u0000}. */
    private static @Nullable JsonNode member(Row row, Attribute attribute) {
        JsonNode document = row.json(attribute.column());
        return document == null ? null : document.get(attribute.key());
    }

    public String key() {
        return attribute.key();
    }

    public @Nullable String label() {
        return attribute.label();
    }

    /** The form's name, for templates. */
    public String form() {
        return attribute.form().name();
    }

    public boolean isKnown() {
        return value != null && !value.toString().isBlank() && !value.equals(List.of());
    }

    /** Whether the page shows it: unknown values are omitted, except for flags that were not recorded. */
    boolean isShown() {
        return isKnown() || attribute.form() == Attribute.Form.FLAG;
    }

    Object known() {
        return Objects.requireNonNull(value, attribute.key());
    }

    public String text() {
        return known().toString();
    }

    public Instant time() {
        return (Instant) known();
    }

    /** {@code 2026-11-09 21:07:52}, the format in which pages show times of a known zone. */
    public String localTime() {
        return text().replace('T', ' ').replaceFirst("\\.\\d+$", "");
    }

    public JsonNode json() {
        return (JsonNode) known();
    }

    /** The value as a link; null if it is not a valid one. */
    public @Nullable String href() {
        return value instanceof String url ? Urls.web(url) : null;
    }

    /** The link's text, without the scheme, to fit into a line on phones. */
    public String address() {
        String href = href();
        return href == null ? "" : href.replaceFirst("^https?://", "");
    }
}
