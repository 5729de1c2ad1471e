package dev.packit.stats.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Runs the SQL of the query classes. Every query goes through this class, which replaces missing columns ({@link Schema}), asks
 * again after a failure that may be over ({@link Attempts}), and measures the time that a request spends on queries
 * ({@link QueryTime}).
 */
@ApplicationScoped
public class Sql {

    /** The number of different queries, which depend on the filters that people use. */
    private static final int MOST_PREPARED = 1_000;

    @Inject
    DataSource connections;

    @Inject
    EntityManager entityManager;

    @Inject
    Schema schema;

    @Inject
    Attempts attempts;

    @Inject
    Breaker breaker;

    @Inject
    QueryTime queryTime;

    @Inject
    Effort effort;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    private final StuckQueries stuck = new StuckQueries();

    private final Cache<String, NamedQuery> prepared =
            Caffeine.newBuilder().maximumSize(MOST_PREPARED).build();

    /**
     * Returns the mapped rows of a query, in the query's order.
     *
     * @param sql may use {@code :now}, the current time in UTC
     * @param parameters by name, as in {@code :name}; must not be null, since PostgreSQL could not infer their types
     * @throws jakarta.persistence.PersistenceException if the database is unavailable or too slow, or rejects the query
     * @throws TooBusy if the request has become expensive while too many others are
     */
    public <T> List<T> list(String sql, Map<String, ?> parameters, Function<Row, T> mapper) {
        if (!isForAll()) {
            effort.expect(ids(parameters));
        }
        List<T> rows = read(sql, adapted -> rows(adapted, parameters, mapper));
        if (!isForAll()) {
            effort.add(rows.size());
        }
        return rows;
    }

    /** How many rows are looked up. */
    private static long ids(Map<String, ?> parameters) {
        return parameters.values().stream()
                .filter(Object[].class::isInstance)
                .mapToLong(ids -> ((Object[]) ids).length)
                .sum();
    }

    /** Plain JDBC, because Hibernate asks PostgreSQL's catalog for the columns of every native query. */
    private <T> List<T> rows(String adapted, Map<String, ?> parameters, Function<Row, T> mapper) {
        NamedQuery query = prepared.get(adapted, NamedQuery::of);
        List<T> mapped = new ArrayList<>();
        try (Connection connection = connect();
                PreparedStatement statement = query.prepare(connection, withNow(parameters));
                ResultSet result = statement.executeQuery()) {
            Row.Columns columns = Row.Columns.of(result.getMetaData());
            while (result.next()) {
                try {
                    mapped.add(mapper.apply(new Row(columns.values(result), columns, json)));
                } catch (Row.Unknown missing) {
                    // leave out a row without a value that it cannot do without, if columns are missing
                    if (schema.missing().isEmpty()) {
                        throw missing;
                    }
                }
            }
        } catch (SQLException failure) {
            throw new PersistenceException(failure.getMessage(), failure);
        }
        return mapped;
    }

    private Map<String, ?> withNow(Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        return all;
    }

    /** Returns the rows of a query for all columns of an entity's table, in the query's order. */
    public <E> List<E> entities(Class<E> type, String sql, Map<String, ?> parameters) {
        return read(sql, adapted -> {
            NativeQuery<E> query = entityManager.unwrap(Session.class).createNativeQuery(adapted, type);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    private <T> List<T> read(String sql, Function<String, List<T>> query) {
        long start = System.nanoTime();
        try {
            return stuck.read(
                    sql,
                    () -> attempt(() -> {
                        long begun = System.nanoTime();
                        try {
                            return query.apply(schema.adapt(sql));
                        } catch (PersistenceException failure) {
                            if (Fault.of(failure) != Fault.SCHEMA) {
                                throw failure;
                            }
                            schema.refresh(begun);
                            return query.apply(schema.adapt(sql));
                        }
                    }));
        } finally {
            queryTime.add(System.nanoTime() - start);
        }
    }

    /** Whether what is read is kept for all requests, so that none of them has to answer for the effort. */
    boolean isForAll() {
        return false;
    }

    Connection connect() throws SQLException {
        return connections.getConnection();
    }

    <T> List<T> attempt(Supplier<List<T>> query) {
        return attempts.read(query);
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

    /** Whether the server answers but rejects the login of this application's role, as far as the last attempt tells. */
    public boolean isRefused() {
        return breaker.isRefused();
    }
}
