package dev.packit.stats.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;

/** The database's information schema, as far as the connected role may see it. */
@ApplicationScoped
class Catalog {

    // information_schema lists only columns on which the role has a privilege, so columns that are not granted count as
    // missing
    private static final String COLUMNS = """
            select c.table_name || '.' || c.column_name
            from information_schema.columns c
            where c.table_schema = any (current_schemas(false))
            """;

    @Inject
    EntityManager entityManager;

    /** All readable columns as {@code table.column}. */
    @ActivateRequestContext
    Set<String> columns() {
        @SuppressWarnings("unchecked")
        List<String> names =
                entityManager.createNativeQuery(COLUMNS, String.class).getResultList();
        return Set.copyOf(names);
    }
}
