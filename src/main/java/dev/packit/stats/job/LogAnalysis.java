package dev.packit.stats.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packit.stats.database.Guard;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads Log Detective's responses in all the shapes that Packit has stored. Whatever has another shape is omitted.
 *
 * @see <a href="https://github.com/fedora-copr/logdetective/blob/main/logdetective/server/models.py">Log Detective's models</a>
 */
public final class LogAnalysis {

    /** The most characters of a text that are kept, several times as many as Log Detective writes. */
    private static final int LONGEST = 5_000;

    private LogAnalysis() {}

    /** A text, which is either a string or an object with a string {@code text}. A blank one says nothing. */
    static @Nullable String text(@Nullable JsonNode node) {
        JsonNode text = node != null && node.isObject() ? node.get("text") : node;
        return text != null && text.isTextual() && !text.textValue().isBlank()
                ? Guard.cut(text.textValue(), LONGEST)
                : null;
    }

    static @Nullable Boolean flag(@Nullable JsonNode node) {
        return node != null && node.isBoolean() ? node.booleanValue() : null;
    }

    /** Returns null if the response has no list of snippets. */
    static @Nullable List<Snippet> snippets(@Nullable JsonNode node) {
        return node == null || !node.isArray()
                ? null
                : StreamSupport.stream(node.spliterator(), false)
                        .map(LogAnalysis::snippet)
                        .filter(snippet -> snippet.text != null || snippet.snippetAnalysis != null)
                        .toList();
    }

    private static Snippet snippet(JsonNode node) {
        return new Snippet(
                text(node.get("text")),
                lineNumber(node.path("line_number")),
                either(node, "source_file", "file"),
                either(node, "snippet_analysis", "explanation"));
    }

    /** The text under today's key or else under that of older responses. */
    private static @Nullable String either(JsonNode node, String key, String olderKey) {
        String text = text(node.get(key));
        return text == null ? text(node.get(olderKey)) : text;
    }

    private static @Nullable Long lineNumber(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? (Long) node.longValue() : null;
    }

    /** A part of a log, with the keys of today's responses in JSON. */
    public record Snippet(
            @Nullable String text,
            @Nullable Long lineNumber,
            @Nullable String sourceFile,
            @Nullable String snippetAnalysis) {

        /** Its texts as a terminal shows them, each cut if it is too long. */
        Snippet start(int most) {
            return new Snippet(cut(text, most), lineNumber, cut(sourceFile, Guard.WORD), cut(snippetAnalysis, most));
        }

        private static @Nullable String cut(@Nullable String text, int most) {
            return text == null ? null : Guard.cut(Terminal.plain(text), most);
        }

        /** {@code build.log, line 12}; null if nothing is known. */
        public @Nullable String place() {
            if (lineNumber == null) {
                return sourceFile;
            }
            return sourceFile == null ? "line " + lineNumber : sourceFile + ", line " + lineNumber;
        }
    }
}
