package dev.packit.stats.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

    /** Parsed templates by their text. Almost all texts are constants, so there are few. */
    private static final int MOST_TEXTS = 500;

    /** The parts of each text. Every other one is the name of a placeholder. */
    private static final Cache<String, List<String>> PARTS =
            Caffeine.newBuilder().maximumSize(MOST_TEXTS).build();

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
        List<String> parts = PARTS.get(text, SqlTemplate::parts);
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            sql.append(i % 2 == 0 ? parts.get(i) : piece(parts.get(i)));
        }
        return sql.toString();
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int end = 0;
        Matcher gap = GAP.matcher(text);
        while (gap.find()) {
            parts.add(text.substring(end, gap.start()));
            parts.add(gap.group(1));
            end = gap.end();
        }
        parts.add(text.substring(end));
        return List.copyOf(parts);
    }

    private String piece(String name) {
        if (!pieces.containsKey(name)) {
            throw new IllegalStateException("No value given for {%s} in: %s".formatted(name, text));
        }
        return pieces.get(name);
    }
}
