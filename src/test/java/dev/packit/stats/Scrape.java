package dev.packit.stats;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What {@code /metrics} tells, by name and labels as they are written there. */
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

    /** Null where it is not told. */
    public static String of(String name) {
        return all().get(name);
    }

    /** Asks until it is told so; fails after half a minute or so. */
    public static void await(String name, String value) throws InterruptedException {
        await(name, value::equals);
    }

    /** As {@link #await(String, String)}, for any value of some. */
    public static void await(String name, Predicate<String> wanted) throws InterruptedException {
        String value = of(name);
        for (int attempt = 0; attempt < ATTEMPTS && (value == null || !wanted.test(value)); attempt++) {
            Thread.sleep(PAUSE_MS);
            value = of(name);
        }
        assertThat(value).as(name).isNotNull().matches(wanted);
    }
}
