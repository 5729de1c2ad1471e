package dev.packit.stats.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query whose parameters have names, which JDBC does not know.
 *
 * @param sql with a question mark for each parameter
 * @param names the parameters' names, in the order of the question marks
 */
record NamedQuery(String sql, List<String> names) {

    /** Parameters, and what looks like one: text and casts. */
    private static final Pattern PARAMETER = Pattern.compile("'[^']*'|::|:([a-zA-Z_]\\w*)");

    static NamedQuery of(String sql) {
        List<String> names = new ArrayList<>();
        Matcher found = PARAMETER.matcher(sql);
        String positional = found.replaceAll(part -> {
            String name = part.group(1);
            if (name == null) {
                return Matcher.quoteReplacement(part.group());
            }
            names.add(name);
            return "?";
        });
        return new NamedQuery(positional, List.copyOf(names));
    }

    /** @throws IllegalArgumentException if a parameter has no value, or one whose SQL type is unknown */
    PreparedStatement prepare(Connection connection, Map<String, ?> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < names.size(); i++) {
            statement.setObject(i + 1, bindable(connection, names.get(i), values));
        }
        return statement;
    }

    private Object bindable(Connection connection, String name, Map<String, ?> values) throws SQLException {
        Object value = values.get(name);
        if (value instanceof Integer[] ids) {
            return connection.createArrayOf("int4", ids);
        }
        if (value instanceof String[] words) {
            return connection.createArrayOf("text", words);
        }
        if (value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof LocalDateTime) {
            return value;
        }
        throw new IllegalArgumentException("Parameter %s of %s cannot be %s".formatted(name, sql, value));
    }
}
