package dev.packit.stats.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules as shipped, except that all durations are a fraction of what they are. */
final class ShortRules {

    private static final double FRACTION = 1 / 120.0;

    /** Four scrapes, which are a second apart. */
    private static final double SHORTEST_RANGE = 4;

    private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "h", 3_600, "d", 86_400);

    private static final Pattern RANGE = Pattern.compile("(\\[|offset )(\\d+)([smhd])");

    private static final Pattern DURATION = Pattern.compile("(\\d+)([smhd])");

    /** A number of seconds to which an age is compared. */
    private static final Pattern THRESHOLD = Pattern.compile("([<>] )(\\d{3,5})(?![\\d.e])");

    private static final Pattern OF_SECONDS = Pattern.compile("time\\(\\)|_seconds\\b|_seconds:|_duration\\b");

    private ShortRules() {}

    /** Writes them below a folder and returns the pattern of their files. */
    static String in(Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("rules"));
        for (Path file : Deployed.in(Deployed.MONITORING.resolve("rules"), ".yml")) {
            JsonNode rules = Deployed.read(file);
            rules.findParents("expr").forEach(rule -> shorten((ObjectNode) rule));
            Files.writeString(folder.resolve(file.getFileName()), new ObjectMapper().writeValueAsString(rules));
        }
        return folder + "/*.yml";
    }

    private static void shorten(ObjectNode rule) {
        String expression = RANGE.matcher(rule.get("expr").asText())
                .replaceAll(range -> Matcher.quoteReplacement(
                        range.group(1) + duration(range.group(2), range.group(3), SHORTEST_RANGE)));
        if (OF_SECONDS.matcher(expression).find()) {
            expression = THRESHOLD
                    .matcher(expression)
                    .replaceAll(threshold -> threshold.group(1) + Integer.parseInt(threshold.group(2)) * FRACTION);
        }
        rule.put("expr", expression);
        if (rule.has("for")) {
            Matcher duration = DURATION.matcher(rule.get("for").asText());
            rule.put(
                    "for",
                    duration.matches()
                            ? duration(duration.group(1), duration.group(2), 1)
                            : rule.get("for").asText());
        }
    }

    private static String duration(String number, String unit, double shortest) {
        double seconds = Math.max(shortest, Integer.parseInt(number) * SECONDS.get(unit) * FRACTION);
        return String.format(Locale.ROOT, "%.0fms", seconds * 1_000);
    }
}
