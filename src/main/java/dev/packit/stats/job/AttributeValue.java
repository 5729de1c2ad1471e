package dev.packit.stats.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packit.stats.database.Row;
import dev.packit.stats.packit.Attribute;
import dev.packit.stats.web.Urls;
import java.time.Instant;

/**
 * An {@link Attribute} of one job.
 *
 * @param value a String, Long, Boolean, Instant or JsonNode, as its form says; null where unknown
 */
public record AttributeValue(Attribute attribute, Object value) {

    static AttributeValue of(Attribute attribute, Row row) {
        String column = attribute.column();
        Object value = switch (attribute.form()) {
            case NUMBER -> row.number(column);
            case FLAG -> row.flag(column);
            case TIME -> row.time(column);
            case LINKS, PACKAGES, PULL_REQUESTS -> row.json(column);
            case SNIPPETS -> member(row, attribute);
            case PROSE -> prose(member(row, attribute));
            default -> row.text(column);
        };
        return new AttributeValue(attribute, value);
    }

    /** Picked here, since PostgreSQL's operators fail on a document that holds {@code \\u0000} anywhere. */
    private static JsonNode member(Row row, Attribute attribute) {
        JsonNode document = row.json(attribute.column());
        JsonNode member = document == null ? null : document.get(attribute.key());
        return member == null || member.isNull() ? null : member;
    }

    private static String prose(JsonNode node) {
        JsonNode text = node != null && node.isObject() ? node.get("text") : node;
        return text != null && text.isTextual() ? text.textValue() : null;
    }

    public String key() {
        return attribute.key();
    }

    public String label() {
        return attribute.label();
    }

    /** The form's name, for templates. */
    public String form() {
        return attribute.form().name();
    }

    public boolean isKnown() {
        return value != null && !value.toString().isBlank();
    }

    /** Whether the page has it: what is unknown is left out there, but for a flag that was not recorded. */
    boolean isShown() {
        return isKnown() || attribute.form() == Attribute.Form.FLAG;
    }

    public String text() {
        return value.toString();
    }

    public Instant time() {
        return (Instant) value;
    }

    /** {@code 2026-11-09 21:07:52}, as the page writes times of which it knows the zone. */
    public String localTime() {
        return text().replace('T', ' ').replaceFirst("\\.\\d+$", "");
    }

    public JsonNode json() {
        return (JsonNode) value;
    }

    /** The value as a link, null where it is none that can be followed. */
    public String href() {
        return value instanceof String url ? Urls.web(url) : null;
    }

    /** The link as the page shows it: a phone's line is too short for what all have. */
    public String address() {
        return href().replaceFirst("^https?://", "");
    }
}
