package dev.packit.stats.monitoring;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes Prometheus' text format 0.0.4 as OpenMetrics 1.0, in which counters have other names, and buckets have exemplars.
 *
 * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics 1.0</a>
 */
final class OpenMetricsText {

    private static final String TYPE = "# TYPE ";

    private static final String HELP = "# HELP ";

    private static final String TOTAL = "_total";

    /** Allowed in the text format only. */
    private static final Pattern LAST_COMMA = Pattern.compile(",} (?=[^\"}]*$)");

    /** The types of the text format by the name of a family. */
    private final Map<String, String> types = new HashMap<>();

    private final Function<String, @Nullable String> exemplars;

    private OpenMetricsText(Function<String, @Nullable String> exemplars) {
        this.exemplars = exemplars;
    }

    /**
     * @param text in Prometheus' text format
     * @param exemplars by the name and labels of a series, in the format of OpenMetrics; null for those that have none
     */
    static String of(String text, Function<String, @Nullable String> exemplars) {
        OpenMetricsText written = new OpenMetricsText(exemplars);
        // other line breaks are parts of labels and descriptions
        String[] lines = text.isEmpty() ? new String[0] : text.split("\n");
        Arrays.stream(lines)
                .filter(line -> line.startsWith(TYPE))
                .map(OpenMetricsText::words)
                .forEach(words -> written.types.put(words[2], words[3]));
        StringBuilder open = new StringBuilder(text.length());
        Arrays.stream(lines).forEach(line -> open.append(written.open(line)).append('\n'));
        return open.append("# EOF\n").toString();
    }

    private String open(String line) {
        if (line.startsWith(TYPE)) {
            String name = words(line)[2];
            return TYPE + family(name) + " " + type(name);
        }
        if (line.startsWith(HELP)) {
            String[] words = words(line);
            return HELP + family(words[2]) + " " + words[3].replace("\"", "\\\"");
        }
        String sample = LAST_COMMA.matcher(line).replaceFirst("} ");
        int space = sample.lastIndexOf(' ');
        String exemplar = exemplars.apply(sample.substring(0, Math.max(0, space)));
        // a counter that is shown as zero before its value has counted nothing yet
        return exemplar == null || sample.endsWith(" 0.0") ? sample : sample + " " + exemplar;
    }

    private String family(String name) {
        return isCounter(name) ? name.substring(0, name.length() - TOTAL.length()) : name;
    }

    private String type(String name) {
        String type = types.getOrDefault(name, "");
        return type.equals("counter") && !isCounter(name) || type.equals("untyped") ? "unknown" : type;
    }

    /** Whether it can be a counter of OpenMetrics, whose family is named without the suffix, and whose name no other one has. */
    private boolean isCounter(String name) {
        return "counter".equals(types.get(name))
                && name.endsWith(TOTAL)
                && !types.containsKey(name.substring(0, name.length() - TOTAL.length()));
    }

    /** Returns the number sign, a keyword, a name, and the rest of the line, which may be empty. */
    private static String[] words(String line) {
        String[] words = line.split(" ", 4);
        return words.length == 4 ? words : new String[] {words[0], words[1], words[2], ""};
    }
}
