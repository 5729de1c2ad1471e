package dev.packit.stats.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The database's catalog of tables, as far as the connected role may see it. */
@ApplicationScoped
class Catalog {

    // not information_schema, which also lists columns with other privileges than the one to read
    private static final String COLUMNS = """
            select concat_ws(' ', c.relname || '.' || a.attname, t.typcategory, t.typname)
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            join pg_type t on t.oid = a.atttypid
            where c.relkind in ('r', 'p', 'v', 'm', 'f')
                and c.relnamespace = any (select n.oid from pg_namespace n where n.nspname = any (current_schemas(false)))
                and pg_table_is_visible(c.oid)
                and has_column_privilege(c.oid, a.attnum, 'select')
            """;

    @Inject
    EntityManager entityManager;

    @Inject
    Attempts attempts;

    /** A column's type: its name and its category, which is one letter. */
    record Type(String name, String category) {}

    /** All readable columns as {@code table.column}, with their types. */
    @ActivateRequestContext
    Map<String, Type> columns() {
        @SuppressWarnings("unchecked")
        List<String> columns = attempts.read(() -> (List<String>)
                entityManager.createNativeQuery(COLUMNS, String.class).getResultList());
        return columns.stream()
                .map(column -> column.split(" ", 3))
                .collect(Collectors.toMap(part -> part[0], part -> new Type(part[2], part[1]), (one, other) -> one));
    }
}
