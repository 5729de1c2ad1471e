package dev.packit.stats;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The metrics at {@code /metrics}, by name and labels as written there. */
public final class Scrape {

    private static final int ATTEMPTS = 400;
    private static final int PAUSE_MS = 100;

    private Scrape() {}

    public static Map<String, String> all() {
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

    /** Scrapes until a metric has a value; fails after about half a minute. */
    public static void await(String name, String value) throws InterruptedException {
        await(name, value::equals);
    }

    /** Like {@link #await(String, String)}, for any of several values. */
    public static void await(String name, Predicate<String> wanted) throws InterruptedException {
        String value = of(name);
        for (int attempt = 0; attempt < ATTEMPTS && (value == null || !wanted.test(value)); attempt++) {
            Thread.sleep(PAUSE_MS);
            value = of(name);
        }
        assertThat(value).as(name).isNotNull().matches(wanted);
    }
}
