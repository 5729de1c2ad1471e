package dev.packit.stats.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
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
 * Runs the SQL of the query classes. Every query goes through this class, which replaces missing columns ({@link Schema}), asks
 * again after a failure that may be over ({@link Attempts}), and measures the time that a request spends on queries
 * ({@link QueryTime}).
 */
@ApplicationScoped
public class Sql {

    private static final Object UNKNOWN = new Object();

    @Inject
    EntityManager entityManager;

    @Inject
    Schema schema;

    @Inject
    Attempts attempts;

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
        List<T> rows = read(sql, parameters, adapted -> {
            Columns columns = new Columns();
            // map each row at once, because a JPA tuple takes several kB
            return entityManager
                    .createNativeQuery(adapted)
                    .unwrap(NativeQuery.class)
                    .setTupleTransformer((values, names) -> map(new Row(values, columns.of(names), json), mapper));
        });
        rows.removeIf(UNKNOWN::equals);
        return rows;
    }

    /** Leaves out a row without a value that it cannot do without, if columns are missing. */
    private @Nullable Object map(Row row, Function<Row, ?> mapper) {
        try {
            return mapper.apply(row);
        } catch (Row.Unknown missing) {
            if (schema.missing().isEmpty()) {
                throw missing;
            }
            return UNKNOWN;
        }
    }

    /** Returns the rows of a query for all columns of an entity's table, in the query's order. */
    public <E> List<E> entities(Class<E> type, String sql, Map<String, ?> parameters) {
        return read(
                sql,
                parameters,
                adapted -> entityManager.createNativeQuery(adapted, type).unwrap(NativeQuery.class));
    }

    private <T> List<T> read(String sql, Map<String, ?> parameters, Function<String, NativeQuery<?>> prepare) {
        long start = System.nanoTime();
        try {
            return attempts.read(() -> {
                long begun = System.nanoTime();
                try {
                    return rows(schema.adapt(sql), parameters, prepare);
                } catch (PersistenceException failure) {
                    if (Fault.of(failure) != Fault.SCHEMA) {
                        throw failure;
                    }
                    schema.refresh(begun);
                    return rows(schema.adapt(sql), parameters, prepare);
                }
            });
        } finally {
            queryTime.add(System.nanoTime() - start);
        }
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> rows(String adapted, Map<String, ?> parameters, Function<String, NativeQuery<?>> prepare) {
        NativeQuery<?> query = prepare.apply(adapted);
        parameters.forEach(query::setParameter);
        if (adapted.contains(":now")) {
            query.setParameter("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        }
        return (List<T>) query.getResultList();
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
