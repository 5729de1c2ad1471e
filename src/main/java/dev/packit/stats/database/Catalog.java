package dev.packit.stats.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;

/** The database's own description of itself, as far as the role that is connected may see it. */
@ApplicationScoped
class Catalog {

    // information_schema lists only columns on which the role has some privilege: what is not granted is as good as
    // absent.
    private static final String COLUMNS = """
            select c.table_name || '.' || c.column_name
            from information_schema.columns c
            where c.table_schema = any (current_schemas(false))
            """;

    @Inject
    EntityManager entityManager;

    /** {@code table.column} of everything readable. */
    @ActivateRequestContext
    Set<String> columns() {
        @SuppressWarnings("unchecked")
        List<String> names =
                entityManager.createNativeQuery(COLUMNS, String.class).getResultList();
        return Set.copyOf(names);
    }
}
