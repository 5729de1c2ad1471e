package dev.packit.stats.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;

/** The database's catalog of tables, as far as the connected role may see it. */
@ApplicationScoped
class Catalog {

    // not information_schema, which also lists columns with other privileges than the one to read
    private static final String COLUMNS = """
            select c.relname || '.' || a.attname
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind in ('r', 'p', 'v', 'm', 'f')
                and c.relnamespace = any (select n.oid from pg_namespace n where n.nspname = any (current_schemas(false)))
                and pg_table_is_visible(c.oid)
                and has_column_privilege(c.oid, a.attnum, 'select')
            """;

    @Inject
    EntityManager entityManager;

    @Inject
    Attempts attempts;

    /** All readable columns as {@code table.column}. */
    @ActivateRequestContext
    Set<String> columns() {
        @SuppressWarnings("unchecked")
        List<String> names = attempts.read(() -> (List<String>)
                entityManager.createNativeQuery(COLUMNS, String.class).getResultList());
        return Set.copyOf(names);
    }
}
