package dev.packit.stats.push;

import dev.packit.stats.push.PushConfig.Limits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * Reads OpenMetrics 1.0 by translating each line to the text format 0.0.4, in which some types, and the families of counters, have
 * other names. Exemplars and units are left out. Unlike the specification, it allows blank lines and families in several pieces.
 *
 * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics 1.0</a>
 */
final class OpenMetrics {

    private static final String END = "# EOF";

    private static final String TYPE = "# TYPE ";

    private static final String HELP = "# HELP ";

    /** The types of OpenMetrics and their equivalents in the text format. */
    private static final Map<String, String> TYPES = Map.of(
            "counter", "counter",
            "gauge", "gauge",
            "histogram", "histogram",
            "summary", "summary",
            "info", "gauge",
            "stateset", "gauge",
            "unknown", "untyped");

    /** The suffixes that the names of a family's samples add to its own, by type. */
    private static final Map<String, String> SUFFIXES = Map.of("counter", "_total", "info", "_info");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    /** The suffix of all samples of a family, by its name. */
    private final Map<String, String> suffixes = new HashMap<>();

    private OpenMetrics(List<String> lines) {
        for (String line : lines) {
            String[] words = words(line);
            if (line.startsWith(TYPE) && SUFFIXES.containsKey(words[3])) {
                suffixes.putIfAbsent(words[2], SUFFIXES.get(words[3]));
            }
        }
    }

    /** @throws Refused if any line is invalid, or the last one is missing */
    static Exposition read(String text, SortedMap<String, String> grouping, Limits limits) {
        List<String> lines = text.lines().toList();
        int end = lines.indexOf(END);
        if (end < 0 || end < lines.size() - 1) {
            throw Refused.bad(
                    "OpenMetrics must end with the line “# EOF”. This push is incomplete, or something follows.");
        }
        OpenMetrics read = new OpenMetrics(lines);
        Exposition exposition = new Exposition(grouping, limits);
        for (int i = 0; i < end; i++) {
            String place = "Line " + (i + 1);
            exposition.read(new ExpositionLine(place, read.plain(lines.get(i), place)));
        }
        return exposition;
    }

    /** Returns the line as the text format has it. */
    private String plain(String line, String place) {
        String[] words = words(line);
        String name = words[2] + suffixes.getOrDefault(words[2], "");
        if (line.startsWith(TYPE)) {
            String type = TYPES.get(words[3]);
            if (type == null) {
                throw Refused.bad(
                        "%s: %s is not one of counter, gauge, histogram, info, stateset, summary, unknown.",
                        place, Refused.quoted(words[3]));
            }
            return TYPE + name + " " + type;
        }
        if (line.startsWith(HELP)) {
            return HELP + name + " "
                    + ESCAPE.matcher(words[3])
                            .replaceAll(escape -> escape.group(1).equals("\"") ? "\"" : "$0");
        }
        String sample = line.split("[{ ]", 2)[0];
        if (suffixes.containsKey(sample)) {
            throw Refused.bad("%1$s: the sample of %2$s must be named %2$s%3$s.", place, sample, suffixes.get(sample));
        }
        return line.startsWith("#") ? "" : withoutExemplar(line);
    }

    /** Returns the number sign, a keyword, a name, and the rest of the line, each of which may be empty. */
    private static String[] words(String line) {
        String[] words = line.split(" ", 4);
        return new String[] {words[0], word(words, 1), word(words, 2), word(words, 3)};
    }

    private static String word(String[] words, int index) {
        return index < words.length ? words[index] : "";
    }

    /** An exemplar begins with a number sign, which the value of a label may contain, too. */
    private static String withoutExemplar(String line) {
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '#' && !isQuoted) {
                return line.substring(0, i);
            }
            if (character == '\\') {
                i++;
            } else if (character == '"') {
                isQuoted = !isQuoted;
            }
        }
        return line;
    }
}
