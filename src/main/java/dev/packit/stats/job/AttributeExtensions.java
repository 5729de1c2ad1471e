package dev.packit.stats.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packit.stats.packit.Attribute;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.TargetOrder;
import dev.packit.stats.web.Urls;
import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Template extensions that parse columns with several values. Whatever does not have the expected format is omitted. */
@TemplateExtension
public class AttributeExtensions {

    /** {@link Attribute.Form#CODES}. */
    static List<String> codes(AttributeValue fact) {
        return Stream.of(fact.text().split("[\\s,]+"))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** {@link Attribute.Form#LINKS}. */
    static List<NamedLink> links(AttributeValue fact) {
        return fact.json().properties().stream()
                .sorted(Map.Entry.comparingByKey(TargetOrder.BY_TARGET))
                .map(entry -> new NamedLink(entry.getKey(), Urls.web(text(entry.getValue()))))
                .toList();
    }

    /** {@link Attribute.Form#PACKAGES}, by name, epoch, version, release and architecture. */
    static List<String> packages(AttributeValue fact) {
        return objects(fact).map(Installation::nevra).toList();
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

    /** {@link Attribute.Form#SNIPPETS}. */
    static List<LogAnalysis.Snippet> snippets(AttributeValue fact) {
        return ((List<?>) fact.known())
                .stream().map(LogAnalysis.Snippet.class::cast).toList();
    }

    /** The path where a log can be downloaded. */
    static String download(AttributeValue fact, Job job) {
        return job.url().path() + "/" + fact.key() + ".txt";
    }

    private static Stream<JsonNode> objects(AttributeValue fact) {
        return StreamSupport.stream(fact.json().spliterator(), false).filter(JsonNode::isObject);
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.isContainerNode() ? null : node.asText();
    }

    /** @param href null if it is not an HTTP or HTTPS URL */
    public record NamedLink(String name, @Nullable String href) {}

    public record PullRequest(
            String label, @Nullable String href, @Nullable String branch, boolean fastForward) {}
}
