package dev.packit.stats.operations;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PromQL expression of a rule or a panel, with Grafana's variables. */
record Expression(String where, String text) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*+(?!\\s*\\()");

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "on", "by", "offset", "bool");

    /** The expression with a duration, or everything, in place of Grafana's variables. */
    String withoutVariables() {
        return text.replaceAll("\\$__(rate_interval|interval|range)", "5m").replaceAll("\"\\$[a-z]+\"", "\".*\"");
    }

    /** The names of the metrics that it uses. */
    Set<String> metrics() {
        String bare = withoutVariables()
                .replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "")
                .replaceAll("\\{[^}]*}", "")
                .replaceAll("\\[[^]]*]", "")
                .replaceAll("\\b(by|on|without|ignoring|group_left|group_right)\\s*\\([^)]*\\)", " ")
                .replaceAll("\\b[0-9][0-9.]*(e[+-]?[0-9]+|[a-z]+)?", " ");
        Set<String> metrics = new TreeSet<>();
        Matcher names = NAME.matcher(bare);
        while (names.find()) {
            if (!WORDS.contains(names.group())) {
                metrics.add(names.group());
            }
        }
        return metrics;
    }
}
