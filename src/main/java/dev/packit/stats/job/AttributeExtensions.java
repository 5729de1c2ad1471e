package dev.packit.stats.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packit.stats.database.Guard;
import dev.packit.stats.packit.Attribute;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.TargetOrder;
import dev.packit.stats.web.Urls;
import io.quarkus.qute.TemplateExtension;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Template extensions that parse columns with several values. Whatever does not have the expected format is omitted, and what
 * goes far beyond any real value is cut.
 */
@TemplateExtension
public class AttributeExtensions {

    private static final int LONGEST_SNIPPET = 2_000;
    private static final int LONGEST_NAME = 250;

    /** How many elements of a list are shown. */
    private static int most(AttributeValue fact) {
        return switch (fact.attribute().form()) {
            case PACKAGES -> Installation.MOST_PACKAGES;
            case SNIPPETS -> 25;
            default -> 20;
        };
    }

    /** The number of elements of a list that are not shown. */
    static int omitted(AttributeValue fact) {
        int size = fact.value() instanceof Collection<?> list
                ? list.size()
                : fact.value() instanceof JsonNode document ? document.size() : 0;
        return Math.max(0, size - most(fact));
    }

    /** {@link Attribute.Form#CODES}. */
    static List<String> codes(AttributeValue fact) {
        return Stream.of(fact.text().split("[\\s,]+"))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** {@link Attribute.Form#LINKS}. */
    static List<NamedLink> links(AttributeValue fact) {
        return fact.json().properties().stream()
                .limit(most(fact))
                .map(entry -> new NamedLink(Guard.cut(entry.getKey(), LONGEST_NAME), Urls.web(text(entry.getValue()))))
                .sorted(Comparator.comparing(NamedLink::name, TargetOrder.BY_TARGET))
                .toList();
    }

    /** {@link Attribute.Form#PACKAGES}, by name, epoch, version, release and architecture. */
    static List<String> packages(AttributeValue fact) {
        return objects(fact)
                .map(one -> Guard.cut(Installation.nevra(one), LONGEST_NAME))
                .toList();
    }

    /** {@link Attribute.Form#PULL_REQUESTS}. */
    static List<PullRequest> pullRequests(AttributeValue fact) {
        return objects(fact)
                .map(one -> new PullRequest(
                        "#" + one.path("pr").asText("?"),
                        Urls.web(text(one.get("url"))),
                        text(one.get("target_branch")),
                        one.path("is_fast_forward").asBoolean()))
                .toList();
    }

    /** {@link Attribute.Form#PROSE} and {@link Attribute.Form#ANALYSIS}. */
    static String prose(AttributeValue fact) {
        return Terminal.plain(fact.text());
    }

    /** {@link Attribute.Form#SNIPPETS}. */
    static List<LogAnalysis.Snippet> snippets(AttributeValue fact) {
        return ((List<?>) fact.known())
                .stream()
                        .limit(most(fact))
                        .map(snippet -> ((LogAnalysis.Snippet) snippet).start(LONGEST_SNIPPET))
                        .toList();
    }

    /** The path where a log can be downloaded. */
    static String download(AttributeValue fact, Job job) {
        return job.url().path() + "/" + fact.key() + ".txt";
    }

    private static Stream<JsonNode> objects(AttributeValue fact) {
        return StreamSupport.stream(fact.json().spliterator(), false)
                .limit(most(fact))
                .filter(JsonNode::isObject);
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.isContainerNode() ? null : node.asText();
    }

    /** @param href null if it is not an HTTP or HTTPS URL */
    public record NamedLink(String name, @Nullable String href) {}

    public record PullRequest(
            String label, @Nullable String href, @Nullable String branch, boolean fastForward) {}
}
