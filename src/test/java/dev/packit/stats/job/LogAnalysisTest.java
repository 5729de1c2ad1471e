package dev.packit.stats.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.packit.stats.job.LogAnalysis.Snippet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogAnalysisTest {

    private static final List<String> KEYS = List.of(
            "text", "line_number", "source_file", "file", "snippet_analysis", "explanation", "logprobs", "", "\0");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** As in Packit's tests/data/fedmsg/logdetective_analysis_result.json, and as it was before. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"text": "boom", "line_number": 0, "source_file": "root.log"}                             | boom | root.log, line 0 |
                    {"text": "boom", "line_number": 5, "source_file": "root.log", "snippet_analysis": "why"}  | boom | root.log, line 5 | why
                    {"text": "boom", "source_file": "root.log", "snippet_analysis": {"text": "why"}}          | boom | root.log         | why
                    {"text": "boom", "file": "root.log", "explanation": "why", "line_number": null}           | boom | root.log         | why
                    {"text": "boom", "explanation": {"text": "why", "logprobs": [1]}}                         | boom |                  | why
                    {"text": "boom", "source_file": null, "file": "old.log", "snippet_analysis": null}        | boom | old.log          |
                    {"text": "boom", "snippet_analysis": {"text": 1}, "explanation": "why", "unknown": {}}    | boom |                  | why
                    {"text": "boom", "line_number": "5", "source_file": ["root.log"]}                         | boom |                  |
                    {"text": "boom", "line_number": 5.5}                                                      | boom |                  |
                    {"text": "boom", "line_number": 123456789012345678901234567890}                           | boom |                  |
                    {"text": "boom", "line_number": 7}                                                        | boom | line 7           |
                    {"text": "boom", "source_file": "", "file": "old.log", "snippet_analysis": {"text": " "}, "explanation": "why"} | boom | old.log | why
                    {"text": 1, "explanation": "why"}                                                         |      |                  | why
                    """)
    void aSnippetHasOneOfTheseShapes(String json, String text, String place, String analysis) throws Exception {
        List<Snippet> snippets = LogAnalysis.snippets(new ObjectMapper().readTree("[" + json + "]"));

        assertThat(snippets).singleElement().satisfies(snippet -> {
            assertThat(snippet.text()).isEqualTo(text);
            assertThat(snippet.place()).isEqualTo(place);
            assertThat(snippet.snippetAnalysis()).isEqualTo(analysis);
        });
    }

    @Test
    void aPageShowsASnippetLikeATerminal() {
        Snippet stored =
                new Snippet("10%\r100%\n\u001b[31mboom\u001b[0m", 5L, "root.log", "the \u001b[1mreason\u001b[m");

        assertThat(stored.start(100)).isEqualTo(new Snippet("100%\nboom", 5L, "root.log", "the reason"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"\"", "\" \\n\"", "{\"text\": \"\"}", "{\"text\": {\"text\": \"x\"}}", "[\"x\"]", "1", "null"})
    void whatSaysNothingIsNoText(String json) throws Exception {
        assertThat(LogAnalysis.text(new ObjectMapper().readTree(json))).isNull();
    }

    @Property(seed = "1")
    void whateverTheResponseIsItIsReadWithoutAnErrorAndNothingIsMadeUp(@ForAll("responses") JsonNode node) {
        String text = LogAnalysis.text(node);
        if (text != null) {
            assertThat(node.isObject() ? node.get("text").textValue() : node.textValue())
                    .isEqualTo(text);
        }
        assertThat(LogAnalysis.flag(node) != null).isEqualTo(node.isBoolean());
        List<Snippet> snippets = LogAnalysis.snippets(node);
        assertThat(snippets != null).isEqualTo(node.isArray());
        if (snippets != null) {
            assertThat(snippets)
                    .hasSizeLessThanOrEqualTo(node.size())
                    .allMatch(snippet -> snippet.text() != null || snippet.snippetAnalysis() != null);
        }
    }

    /** Any JSON, often with the keys of responses. */
    @Provide
    Arbitrary<JsonNode> responses() {
        Arbitrary<JsonNode> scalars = Arbitraries.oneOf(
                Arbitraries.of(NODES.nullNode(), NODES.booleanNode(true), NODES.booleanNode(false)),
                Arbitraries.bigIntegers().map(NODES::numberNode),
                Arbitraries.doubles().map(NODES::numberNode),
                Arbitraries.strings().ofMaxLength(5).map(NODES::textNode));
        return Arbitraries.recursive(() -> scalars, LogAnalysisTest::around, 0, 4);
    }

    private static Arbitrary<JsonNode> around(Arbitrary<JsonNode> parts) {
        Arbitrary<JsonNode> arrays =
                parts.list().ofMaxSize(4).map(all -> NODES.arrayNode().addAll(all));
        Arbitrary<JsonNode> objects = Arbitraries.maps(Arbitraries.of(KEYS), parts)
                .ofMaxSize(5)
                .map(all -> NODES.objectNode().setAll(all));
        return Arbitraries.oneOf(parts, arrays, objects);
    }
}
