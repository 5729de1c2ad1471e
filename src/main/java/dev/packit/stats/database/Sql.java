package dev.packit.stats.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Runs the SQL of the query classes. Except for the Panache entities, every query goes through this class, which replaces
 * missing columns ({@link Schema}) and measures the time that a request spends on queries ({@link QueryTime}).
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

    @Inject
    Clock clock;

    /**
     * Returns the mapped rows of a query, in the query's order.
     *
     * @param sql may use {@code :now}, the current time in UTC
     * @param parameters by name, as in {@code :name}; must not be null, since PostgreSQL could not infer their types
     * @throws jakarta.persistence.PersistenceException if the database is unavailable or too slow, or rejects the query
     */
    public <T> List<T> list(String sql, Map<String, ?> parameters, Function<Row, T> mapper) {
        String adapted = schema.adapt(sql);
        long start = System.nanoTime();
        try {
            NativeQuery<?> query = entityManager.createNativeQuery(adapted).unwrap(NativeQuery.class);
            parameters.forEach(query::setParameter);
            if (adapted.contains(":now")) {
                query.setParameter("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            }
            Columns columns = new Columns();
            // map each row at once, because a JPA tuple takes several kB
            return query.setTupleTransformer((values, names) -> mapper.apply(new Row(values, columns.of(names), json)))
                    .getResultList();
        } finally {
            queryTime.add(System.nanoTime() - start);
        }
    }

    /** The index of each column of a result, shared by all its rows. */
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

    /** Returns the mapped row of a query that always has one, such as an aggregate. */
    public <T> T one(String sql, Map<String, ?> parameters, Function<Row, T> mapper) {
        return list(sql, parameters, mapper).get(0);
    }

    /** Returns the mapped first row of a query; null if there is none. */
    public <T> @Nullable T first(String sql, Map<String, ?> parameters, Function<Row, T> mapper) {
        List<T> rows = list(sql, parameters, mapper);
        return rows.isEmpty() ? null : rows.get(0);
    }
}
