package dev.packit.stats;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The metrics at {@code /metrics}, by name and labels as written there. */
public final class Scrape {

    private Scrape() {}

    /** Scrapes twice, because the first scrape shows new counters at zero. */
    public static Map<String, String> all() {
        given().get("/metrics").then().statusCode(200);
        return given().get("/metrics")
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')).replace(",}", "}"),
                        line -> line.substring(line.lastIndexOf(' ') + 1),
                        (one, other) -> other));
    }

    /** Returns null if the metric is missing. */
    public static String of(String name) {
        return all().get(name);
    }

    /** Scrapes until a metric has a value. */
    public static void await(String name, String value) {
        Eventually.holds(() -> assertThat(of(name)).as(name).isEqualTo(value));
    }

    /** Scrapes until there is a metric. */
    public static void await(String name) {
        Eventually.holds(() -> assertThat(of(name)).as(name).isNotNull());
    }

    /** By how much each counter has grown since an earlier scrape. */
    public static Map<String, Double> grownSince(Map<String, String> before) {
        Map<String, Double> grown = new HashMap<>();
        all().forEach((name, value) ->
                grown.put(name, Double.parseDouble(value) - Double.parseDouble(before.getOrDefault(name, "0"))));
        return grown;
    }

    /** Scrapes until a counter has grown by so much. */
    public static void awaitGrowth(Map<String, String> before, String name, double by) {
        Eventually.holds(() -> assertThat(grownSince(before)).containsEntry(name, by));
    }
}
