package dev.packit.stats.demo.data;

/** A row whose columns can be set until all rows are loaded; columns that are never set are null. */
final class Row {

    private final Table table;
    private final Object[] values;

    Row(Table table) {
        this.table = table;
        values = new Object[table.columns().size()];
    }

    Row set(String column, Object value) {
        values[table.indexOf(column)] = value;
        return this;
    }

    Object get(String column) {
        return values[table.indexOf(column)];
    }

    int id() {
        return (Integer) get("id");
    }

    /** Appends this row in PostgreSQL's text format of {@code COPY}. */
    void appendTo(StringBuilder text) {
        for (int column = 0; column < values.length; column++) {
            CopyText.append(text, values[column]);
            text.append(column < values.length - 1 ? '\t' : '\n');
        }
    }
}
