package dev.packit.stats.job;

import dev.packit.stats.database.Row;
import dev.packit.stats.packit.Attribute;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.web.Urls;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a job that depend on its kind.
 *
 * @param values in the order in which they are shown
 */
public record Attributes(List<AttributeValue> values) {

    static Attributes of(JobSource source, Row row) {
        return new Attributes(source.attributes().stream()
                .map(attribute -> AttributeValue.of(attribute, row))
                .toList());
    }

    /** The values for the table of facts: those that are known, short, and not shown elsewhere. */
    public List<AttributeValue> lines() {
        return shown(form -> !form.isSection());
    }

    /** Explanations of its outcome, which are shown first. */
    public List<AttributeValue> explanations() {
        return shown(Attribute.Form::isExplanation);
    }

    /** The other facts with sections of their own. */
    public List<AttributeValue> sections() {
        return shown(form -> form.isSection() && !form.isExplanation());
    }

    private List<AttributeValue> shown(Predicate<Attribute.Form> where) {
        return values.stream()
                .filter(value -> value.label() != null && (value.isShown() || leadsTo(value) != null))
                .filter(value -> where.test(value.attribute().form()))
                .toList();
    }

    /** The text of a value; null if it is unknown or the kind has no such attribute. */
    public @Nullable String text(String key) {
        return known(key).map(AttributeValue::text).findFirst().orElse(null);
    }

    /** The URL of a value that is a link; null if it is unknown or invalid. */
    public @Nullable String href(String key) {
        return Urls.web(text(key));
    }

    /** The URL to which a value links; null if it has none. */
    public @Nullable String leadsTo(AttributeValue value, JobKind kind) {
        return value.attribute().form() == Attribute.Form.GROUP && value.value() instanceof Long group
                ? kind.groupPath(group)
                : leadsTo(value);
    }

    private @Nullable String leadsTo(AttributeValue value) {
        String key = value.attribute().leadsTo();
        return key == null ? null : href(key);
    }

    /** Log Detective's snippets, each cut if it is too long; empty if there are none. */
    List<LogAnalysis.Snippet> snippets() {
        return values.stream()
                .filter(value -> value.attribute().form() == Attribute.Form.SNIPPETS && value.isKnown())
                .flatMap(value -> AttributeExtensions.snippets(value).stream())
                .toList();
    }

    /** The text of a log. */
    Optional<String> log(String key) {
        return sections().stream()
                .filter(value -> value.key().equals(key) && value.attribute().form() == Attribute.Form.LOG)
                .map(AttributeValue::text)
                .findFirst();
    }

    /** How to install the packages built for a chroot; null if they are unknown. */
    @Nullable
    Installation installation(@Nullable String chroot) {
        return known("built_packages")
                .findFirst()
                .map(built -> Installation.of(text("owner"), text("copr_project"), chroot, built.json()))
                .orElse(null);
    }

    private Stream<AttributeValue> known(String key) {
        return values.stream().filter(value -> value.key().equals(key) && value.isKnown());
    }
}
