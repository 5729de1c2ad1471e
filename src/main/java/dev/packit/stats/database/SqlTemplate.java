package dev.packit.stats.database;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL with placeholders such as {@code {table}} for pieces that come from constants: table and column names, expressions and
 * subqueries. User input is never inserted this way, but bound as a parameter.
 *
 * @param pieces the replacements by placeholder name; unused ones are ignored
 */
public record SqlTemplate(String text, Map<String, String> pieces) {

    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

    public SqlTemplate(String text) {
        this(text, Map.of());
    }

    public SqlTemplate with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(pieces);
        all.putAll(more);
        return new SqlTemplate(text, all);
    }

    public SqlTemplate with(String name, String piece) {
        return with(Map.of(name, piece));
    }

    /**
     * Returns the SQL with all placeholders replaced.
     *
     * @throws IllegalStateException if a placeholder has no replacement
     */
    public String sql() {
        return GAP.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(piece(gap.group(1))));
    }

    private String piece(String name) {
        if (!pieces.containsKey(name)) {
            throw new IllegalStateException("No value given for {%s} in: %s".formatted(name, text));
        }
        return pieces.get(name);
    }
}
