package dev.packit.stats.demo.data;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row whose columns can be set until all rows are loaded; columns that are never set are null. */
final class Row {

    private final Table table;
    private final @Nullable Object[] values;

    Row(Table table) {
        this.table = table;
        values = new Object[table.columns().size()];
    }

    Row set(String column, @Nullable Object value) {
        values[table.indexOf(column)] = value;
        return this;
    }

    @Nullable
    Object get(String column) {
        return values[table.indexOf(column)];
    }

    /** Returns the value of a column that has been set to a text. */
    String text(String column) {
        return Objects.requireNonNull(get(column), column).toString();
    }

    int id() {
        return (Integer) Objects.requireNonNull(get("id"), "id");
    }

    /** Appends this row in PostgreSQL's text format of {@code COPY}. */
    void appendTo(StringBuilder text) {
        for (int column = 0; column < values.length; column++) {
            CopyText.append(text, values[column]);
            text.append(column < values.length - 1 ? '\t' : '\n');
        }
    }
}
