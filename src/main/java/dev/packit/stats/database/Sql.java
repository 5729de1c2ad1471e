package dev.packit.stats.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
            var query = entityManager.createNativeQuery(adapted, Tuple.class);
            parameters.forEach(query::setParameter);
            @SuppressWarnings("unchecked")
            List<Tuple> tuples = query.getResultList();
            return tuples.stream()
                    .map(tuple -> mapper.apply(new Row(tuple, json)))
                    .toList();
        } finally {
            queryTime.add(System.nanoTime() - start);
        }
    }

    /** The first row of a query, mapped, or null where it has none. */
    public <T> T first(String sql, Map<String, ?> parameters, Function<Row, T> mapper) {
        List<T> rows = list(sql, parameters, mapper);
        return rows.isEmpty() ? null : rows.get(0);
    }
}
