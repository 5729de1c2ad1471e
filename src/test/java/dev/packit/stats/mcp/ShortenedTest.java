package dev.packit.stats.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShortenedTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatIsShortStaysAsItIs() throws Exception {
        JsonNode whole = JSON.readTree("""
                {"a": [1, {"b": null, "c": true}], "d": "text", "e": {"f": [[]]}}""");

        assertThat(Shortened.of(whole)).isEqualTo(whole);
    }

    @Test
    void ofALongTextTheBeginningIsKept() {
        JsonNode shortened = Shortened.of(JSON.valueToTree(Map.of("log", "x".repeat(3_000))));

        assertThat(shortened.toString()).isEqualTo("{\"log\":\"" + "x".repeat(2_000) + "…\"}");
    }

    @Test
    void ofALongListTheFirstItemsAreKept() {
        JsonNode shortened = Shortened.of(
                JSON.valueToTree(Map.of("run", Map.of("jobs", Collections.nCopies(50, 1), "ids", List.of(1, 2)))));

        assertThat(shortened.at("/run/jobs")).hasSize(40);
        assertThat(shortened.at("/run/ids")).hasSize(2);
        assertThat(shortened.get("left_out").toString()).isEqualTo("{\"run.jobs\":10}");
    }

    @Test
    void ofASeriesNothingIsKept() {
        JsonNode shortened = Shortened.of(JSON.valueToTree(Map.of("series", List.of(1, 2, 3))));

        assertThat(shortened.toString()).isEqualTo("{\"series\":[],\"left_out\":{\"series\":3}}");
    }

    @Test
    void theLongerTheItemsTheFewerAreKept() {
        JsonNode shortened = Shortened.of(JSON.valueToTree(Map.of("jobs", Collections.nCopies(41, "x".repeat(1_900)))));

        assertThat(shortened.get("jobs")).hasSize(20);
        assertThat(shortened.get("left_out").toString()).isEqualTo("{\"jobs\":21}");
        assertThat(shortened.toString().length()).isLessThan(60_000);
    }
}
