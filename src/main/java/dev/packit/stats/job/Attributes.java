package dev.packit.stats.job;

import dev.packit.stats.database.Row;
import dev.packit.stats.packit.Attribute;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.web.Urls;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a job has besides what every job has.
 *
 * @param values in the order to show them
 */
public record Attributes(List<AttributeValue> values) {

    static Attributes of(JobSource source, Row row) {
        return new Attributes(source.attributes().stream()
                .map(attribute -> AttributeValue.of(attribute, row))
                .toList());
    }

    /** What fits a line of the table: known, and not shown elsewhere. */
    public List<AttributeValue> lines() {
        return shown(form -> !form.isSection());
    }

    /** Explanations of its outcome, which are shown first. */
    public List<AttributeValue> explanations() {
        return shown(form -> form == Attribute.Form.PROSE);
    }

    /** The other facts with sections of their own. */
    public List<AttributeValue> sections() {
        return shown(form -> form.isSection() && form != Attribute.Form.PROSE);
    }

    private List<AttributeValue> shown(Predicate<Attribute.Form> where) {
        return values.stream()
                .filter(value -> value.label() != null && (value.isShown() || leadsTo(value) != null))
                .filter(value -> where.test(value.attribute().form()))
                .toList();
    }

    /** The text of a value that is known; null if it is not, or the kind has none of this key. */
    public @Nullable String text(String key) {
        return known(key).map(AttributeValue::text).findFirst().orElse(null);
    }

    /** Where a value that is a link leads; null if it is unknown or cannot be followed. */
    public @Nullable String href(String key) {
        return Urls.web(text(key));
    }

    /** Where the page leads from a value that stands for more than itself; null if nowhere. */
    public @Nullable String leadsTo(AttributeValue value) {
        String key = value.attribute().leadsTo();
        return key == null ? null : href(key);
    }

    /** The text of a log that the page shows as well. */
    Optional<String> log(String key) {
        return sections().stream()
                .filter(value -> value.key().equals(key) && value.attribute().form() == Attribute.Form.LOG)
                .map(AttributeValue::text)
                .findFirst();
    }

    /** How to install what was built; null if it cannot be told. */
    @Nullable
    Installation installation() {
        return known("built_packages")
                .findFirst()
                .map(built -> Installation.of(text("owner"), text("copr_project"), built.json()))
                .orElse(null);
    }

    private Stream<AttributeValue> known(String key) {
        return values.stream().filter(value -> value.key().equals(key) && value.isKnown());
    }
}
