package dev.packit.stats.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Runs the SQL text blocks of the query classes. The only door to the database besides the Panache entities: what the
 * database at hand lacks is bridged here ({@link Schema}), and what a request spends on queries is counted
 * ({@link QueryTime}).
 */
@ApplicationScoped
public class Sql {

    @Inject
    EntityManager entityManager;

    @Inject
    Schema schema;

    @Inject
    QueryTime queryTime;

    @Inject
    ObjectMapper json;

    /**
     * The rows of a query, mapped, in the query's order.
     *
     * @param parameters by name, as in {@code :name}; none may be null, since PostgreSQL could not tell its type
     * @throws jakarta.persistence.PersistenceException where the database is away, too slow or refuses
     */
    public <T> List<T> list(String sql, Map<String, ?> parameters, Function<Row, T> mapper) {
        String adapted = schema.adapt(sql);
        long start = System.nanoTime();
        try {
            NativeQuery<?> query = entityManager.createNativeQuery(adapted).unwrap(NativeQuery.class);
            parameters.forEach(query::setParameter);
            Columns columns = new Columns();
            // each row as it comes: as JPA's tuples they would take some kB each
            return query.setTupleTransformer((values, names) -> mapper.apply(new Row(values, columns.of(names), json)))
                    .getResultList();
        } finally {
            queryTime.add(System.nanoTime() - start);
        }
    }

    /** Where each column of an answer stands: the same for all its rows. */
    private static final class Columns {

        private @Nullable Map<String, Integer> positions;

        Map<String, Integer> of(String[] names) {
            if (positions == null) {
                positions = new HashMap<>();
                for (int i = 0; i < names.length; i++) {
                    positions.put(names[i], i);
                }
            }
            return positions;
        }
    }

    /** The row of a query that always has one, such as an aggregate, mapped. */
    public <T> T one(String sql, Map<String, ?> parameters, Function<Row, T> mapper) {
        return list(sql, parameters, mapper).get(0);
    }

    /** The first row of a query, mapped; null if it has none. */
    public <T> @Nullable T first(String sql, Map<String, ?> parameters, Function<Row, T> mapper) {
        List<T> rows = list(sql, parameters, mapper);
        return rows.isEmpty() ? null : rows.get(0);
    }
}
