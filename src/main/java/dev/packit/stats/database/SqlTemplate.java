package dev.packit.stats.database;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL with named gaps, such as {@code {table}}, for pieces that come from constants: names of tables and columns,
 * expressions, other queries. What a reader asks for is never such a piece, but a bound parameter.
 *
 * @param pieces what goes into the gaps, by their names; those that the text does not have are left out
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
     * The query.
     *
     * @throws IllegalStateException where a gap has no piece
     */
    public String sql() {
        return GAP.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(piece(gap.group(1))));
    }

    private String piece(String name) {
        if (!pieces.containsKey(name)) {
            throw new IllegalStateException("Nothing was given for {%s} in: %s".formatted(name, text));
        }
        return pieces.get(name);
    }
}
